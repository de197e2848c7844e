#!/usr/bin/env bash
# What:      dplib-py 1.1.0, a data package described in DCAT, as open data portals harvest it.
# Expected:  Distributions are of the class dcat:Distribution; the package's licence and publisher are told.
# Behaviour: They are of a class `dcat:distribution`, which is the name of the property: who asks for
#            distributions finds none. Licence and publisher of the package are dropped.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> ['Dataset', 'distribution']
#> distributions: 0
#> title: Claims
#> license:
#> publisher:
set -euo pipefail

VERSION="${VERSION:-1.1.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "dplib-py==$VERSION" "rdflib==6.3.2"

cat >"$FOLDER/try.py" <<'PYTHON'
import rdflib
from dplib.models import Package
from dplib.plugins.dcat.models import DcatPackage

package = Package.from_dict(
    {
        "id": "https://example.org/claims",
        "name": "claims",
        "title": "Claims",
        "licenses": [{"name": "CC0-1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/"}],
        "contributors": [{"title": "Faktadesken", "roles": ["publisher"]}],
        "resources": [{"name": "claims", "path": "https://example.org/claims.csv"}],
    }
)
graph = rdflib.Graph().parse(data=DcatPackage.from_dp(package).to_text(format="turtle"), format="turtle")
print(sorted(str(kind).rsplit("#", 1)[1] for kind in graph.objects(None, rdflib.RDF.type)))
print("distributions:", len(list(graph.subjects(rdflib.RDF.type, rdflib.DCAT.Distribution))))
for name in ("title", "license", "publisher"):
    print(f"{name}:", *graph.objects(rdflib.URIRef("https://example.org/claims"), rdflib.DCTERMS[name]))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "dplib-py $VERSION behaves otherwise than is written here." >&2
  exit 1
}
