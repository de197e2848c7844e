#!/usr/bin/env bash
# What:      pycsvw 1.0.2 (Python, CSV on the Web to RDF), a column of `boolean` with the format `Ja|Nej`, where one
#            cell is empty, one declared as null and one says that it isn't known; a column of `time`.
# Expected:  An empty cell has no value (CSVW: `null` is "" unless said otherwise), nor has “Vet ej”; “Kanske” is an
#            error, which is noted, and stays text (Tabular Data Model 6.4). A quarter of a second stays.
# Behaviour: Who did not answer, and who said perhaps, has said no. Tenths are all that is left of a second, and 59.96
#            seconds are 59.0.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> Ek höjd true
#> Ek kl 14:30:15.2
#> Lind höjd false
#> Lind kl 14:30:59.0
#> Berg höjd false
#> Berg kl 14:30:00
#> Asp kl 14:30:00
set -euo pipefail

VERSION="${VERSION:-1.0.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "pycsvw==$VERSION" "rdflib==7.1.4" "setuptools==80.9.0"

cat >"$FOLDER/try.py" <<'PYTHON'
import io
import json
import re

from pycsvw import CSVW

METADATA = {
    "url": "svar.csv",
    "tableSchema": {
        "aboutUrl": "https://fakta.example/{namn}",
        "columns": [
            {"name": "namn", "titles": "namn", "suppressOutput": True},
            {"name": "höjd", "titles": "höjd", "datatype": {"base": "boolean", "format": "Ja|Nej"}, "null": "Vet ej"},
            {"name": "kl", "titles": "kl", "datatype": "time"},
        ],
    },
}
ROWS = "namn,höjd,kl\nEk,Ja,14:30:15.25\nLind,,14:30:59.96\nBerg,Kanske,14:30:00\nAsp,Vet ej,14:30:00\n"
csvw = CSVW(csv_handle=io.StringIO(ROWS), metadata_handle=io.StringIO(json.dumps(METADATA)))
for name, column, value in re.findall(r'example/(\w+)> <svar.csv#(\S+)> "(.*?)"', csvw.to_rdf(fmt="nt")):
    print(name, column, value)
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "pycsvw $VERSION behaves otherwise than is written here." >&2
  exit 1
}
