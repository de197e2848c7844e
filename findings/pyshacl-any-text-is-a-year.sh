#!/usr/bin/env bash
# What:      pyshacl 0.40.1 with rdflib 7.6.0, `sh:datatype` of dates, as DCAT-AP's shapes use it.
# Expected:  SHACL: a literal that is ill-formed for its datatype violates `sh:datatype`.
# Behaviour: For xsd:gYear and xsd:gYearMonth every text conforms; xsd:date is looked at.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> gYear      'i fjol'      conforms: True
#> gYearMonth '2021-22'     conforms: True
#> date       '2016-02-30'  conforms: False
set -euo pipefail

VERSION="${VERSION:-0.40.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "pyshacl==$VERSION" "rdflib==7.6.0"

cat >"$FOLDER/try.py" <<'PYTHON'
import logging

logging.disable()
from pyshacl import validate
from rdflib import Graph

PREFIXES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix ex: <http://example.org/> .
"""
for datatype, text in (("gYear", "i fjol"), ("gYearMonth", "2021-22"), ("date", "2016-02-30")):
    shape = f"ex:S a sh:NodeShape; sh:targetNode ex:a; sh:property [sh:path ex:p; sh:datatype xsd:{datatype}] ."
    data = f'ex:a ex:p "{text}"^^xsd:{datatype} .'
    graphs = [Graph().parse(data=PREFIXES + part, format="turtle") for part in (data, shape)]
    print(f"{datatype:10} {text!r:13} conforms: {validate(graphs[0], shacl_graph=graphs[1])[0]}")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "pyshacl $VERSION behaves otherwise than is written here." >&2
  exit 1
}
