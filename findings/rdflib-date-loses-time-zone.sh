#!/usr/bin/env bash
# What:      rdflib 7.6.0, reading and writing a typed literal.
# Expected:  `"2016-04-14+02:00"^^xsd:date` is written as it was read; XSD allows the zone.
# Behaviour: The zone is cut off at reading, without a warning; of a dateTime only six digits of a
#            second stay.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> "2016-04-14"^^<http://www.w3.org/2001/XMLSchema#date> .
#> "2016-04-14T23:30:00.123456+00:00"^^<http://www.w3.org/2001/XMLSchema#dateTime> .
set -euo pipefail

VERSION="${VERSION:-7.6.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "rdflib==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from rdflib import Graph

data = """
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<http://example.org/a> <http://example.org/p> "2016-04-14+02:00"^^xsd:date ,
    "2016-04-14T23:30:00.1234567Z"^^xsd:dateTime .
"""
for line in sorted(Graph().parse(data=data, format="turtle").serialize(format="nt").split("\n")):
    if line:
        print(line.split(" ", 2)[2])
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "rdflib $VERSION behaves otherwise than is written here." >&2
  exit 1
}
