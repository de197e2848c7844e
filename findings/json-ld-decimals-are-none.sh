#!/usr/bin/env bash
# What:      JSON-LD: a JSON number in a term that the context types as xsd:decimal; PyLD 3.3.0,
#            pyoxigraph 0.5.13, rdflib 7.6.0.
# Expected:  640.5 becomes "640.5"^^xsd:decimal, and a query for values over 600 finds it.
# Behaviour: The algorithm of the standard writes it with an exponent, "6.405E2", which is no
#            decimal in XSD. PyLD and pyoxigraph follow it; the query finds nothing, and nothing is
#            said. rdflib writes 640.5. Whole numbers are right in all.
# Hurts:     a file with decimals needs them as strings: {"@value": "640.5", "@type":
#            "xsd:decimal"}.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 640      written ['640', '640', '640'], found [1, 1, 1]
#> 640.5    written ['6.405E2', '6.405E2', '640.5'], found [0, 0, 1]
#> '640.5'  written ['640.5', '640.5', '640.5'], found [1, 1, 1]
set -euo pipefail

VERSION="${VERSION:-3.3.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "PyLD==$VERSION" "pyoxigraph==0.5.13" "rdflib==7.6.0"

cat >"$FOLDER/try.py" <<'PYTHON'
import json

import pyoxigraph
import rdflib
from pyld import jsonld

QUERY = "SELECT ?v { ?s <https://example.org/v> ?v FILTER(?v > 600) }"
term = {"@id": "https://example.org/v", "@type": "http://www.w3.org/2001/XMLSchema#decimal"}
for value in (640, 640.5, "640.5"):
    document = {"@context": {"v": term}, "@id": "https://example.org/1", "v": value}
    by_pyld = pyoxigraph.Store()
    by_pyld.load(jsonld.to_rdf(document, {"format": "application/n-quads"}).encode(), pyoxigraph.RdfFormat.N_QUADS)
    by_itself = pyoxigraph.Store()
    by_itself.load(json.dumps(document).encode(), pyoxigraph.RdfFormat.JSON_LD)
    graph = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
    written = [next(iter(store)).object.value for store in (by_pyld, by_itself)] + [str(*graph.objects())]
    found = [len(list(store.query(QUERY))) for store in (by_pyld, by_itself, graph)]
    print(f"{value!r:8} written {written}, found {found}")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "PyLD $VERSION behaves otherwise than is written here." >&2
  exit 1
}
