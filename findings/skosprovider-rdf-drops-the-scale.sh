#!/usr/bin/env bash
# What:      skosprovider_rdf 1.4.0 with skosprovider 1.5.1, a vocabulary read from SKOS and written again: a
#            scale of ratings as an ordered collection, with notations.
# Expected:  The collection, in its order (an OrderedCollection is a Collection: SKOS, S29), and the notations.
# Behaviour: Neither is there, and nothing is said; a collection without order is.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> ['falskt', 'sant', 'urval']
#> notation   2 0
#> memberList 1 0
#> member     1 1
set -euo pipefail

VERSION="${VERSION:-1.4.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "skosprovider-rdf==$VERSION" "skosprovider==1.5.1" "rdflib==6.3.2"

cat >"$FOLDER/try.py" <<'PYTHON'
import rdflib
from skosprovider_rdf.providers import RDFProvider
from skosprovider_rdf.utils import rdf_dumper

TEXT = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix e: <https://example.org/> .
e:betyg a skos:ConceptScheme ; skos:prefLabel "Betyg"@sv .
e:sant a skos:Concept ; skos:inScheme e:betyg ; skos:prefLabel "Sant"@sv ; skos:notation "01" .
e:falskt a skos:Concept ; skos:inScheme e:betyg ; skos:prefLabel "Falskt"@sv ; skos:notation "02" .
e:skala a skos:OrderedCollection ; skos:inScheme e:betyg ; skos:prefLabel "Skala"@sv ;
  skos:memberList ( e:sant e:falskt ) .
e:urval a skos:Collection ; skos:inScheme e:betyg ; skos:prefLabel "Urval"@sv ; skos:member e:sant .
"""
read = rdflib.Graph().parse(data=TEXT, format="turtle")
provider = RDFProvider({"id": "betyg", "uri": "https://example.org/betyg"}, read)
print(sorted(found["uri"].rsplit("/", 1)[1] for found in provider.get_all()))
written = rdf_dumper(provider)
for name in ("notation", "memberList", "member"):
    term = rdflib.SKOS[name]
    print(name.ljust(10), len(list(read.triples((None, term, None)))), len(list(written.triples((None, term, None)))))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "skosprovider-rdf $VERSION behaves otherwise than is written here." >&2
  exit 1
}
