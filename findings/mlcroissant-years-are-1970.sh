#!/usr/bin/env bash
# What:      mlcroissant 1.1.1 with pandas 3.1.1: a CSV column declared as `sc:Date`; once with years
#            alone, which schema.org's Date allows (ISO 8601), once with a month.
# Expected:  2016 is the year 2016, 2016-04 the month; else an error.
# Behaviour: Years are guessed to be numbers first, and then nanoseconds since 1970. A month is its
#            first day, a date with slashes is read as Americans write it.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> {'rows/year': Timestamp('1970-01-01 00:00:00.000002016'), 'rows/date': Timestamp('2016-04-01 00:00:00')}
#> {'rows/year': Timestamp('1970-01-01 00:00:00.000002019'), 'rows/date': Timestamp('2019-04-05 00:00:00')}
set -euo pipefail

VERSION="${VERSION:-1.1.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "mlcroissant==$VERSION" "pandas==3.1.1"

cat >"$FOLDER/try.py" <<'PYTHON'
import hashlib
import json
import logging
import warnings
from pathlib import Path

warnings.simplefilter("ignore")
logging.disable()
import mlcroissant

TABLE = "year,date\n2016,2016-04\n2019,04/05/2019\n"
COLUMNS = {"year": "sc:Date", "date": "sc:Date"}
Path("table.csv").write_text(TABLE)


def field(name, kind):
    source = {"fileObject": {"@id": "table.csv"}, "extract": {"column": name}}
    return {"@type": "cr:Field", "@id": f"rows/{name}", "name": name, "dataType": kind, "source": source}


metadata = {
    "@context": {
        "@language": "en",
        "@vocab": "https://schema.org/",
        "sc": "https://schema.org/",
        "cr": "http://mlcommons.org/croissant/",
        "dct": "http://purl.org/dc/terms/",
        "conformsTo": "dct:conformsTo",
        "recordSet": "cr:recordSet",
        "field": "cr:field",
        "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
        "source": "cr:source",
        "fileObject": "cr:fileObject",
        "extract": "cr:extract",
        "column": "cr:column",
    },
    "@type": "sc:Dataset",
    "name": "claims",
    "description": "Claims",
    "conformsTo": "http://mlcommons.org/croissant/1.0",
    "distribution": [
        {
            "@type": "cr:FileObject",
            "@id": "table.csv",
            "name": "table.csv",
            "contentUrl": "table.csv",
            "encodingFormat": "text/csv",
            "sha256": hashlib.sha256(TABLE.encode()).hexdigest(),
        }
    ],
    "recordSet": [
        {"@type": "cr:RecordSet", "@id": "rows", "name": "rows", "field": [field(*c) for c in COLUMNS.items()]}
    ],
}
Path("croissant.json").write_text(json.dumps(metadata))
for record in mlcroissant.Dataset("croissant.json").records("rows"):
    print(record)
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "mlcroissant $VERSION behaves otherwise than is written here." >&2
  exit 1
}
