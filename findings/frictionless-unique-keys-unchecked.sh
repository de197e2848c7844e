#!/usr/bin/env bash
# What:      frictionless 5.21.0, `uniqueKeys` of Data Package 2.0.
# Expected:  Two rows with the same key make the table invalid, as they do for `primaryKey`.
# Behaviour: The descriptor is accepted, the rows are not looked at, the report says valid.
# Hurts:     who declares that an id and a version stand once is told so, whatever the file holds.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> primaryKey valid: False
#> uniqueKeys valid: True
set -euo pipefail

VERSION="${VERSION:-5.21.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "frictionless==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from pathlib import Path

from frictionless import Resource, Schema

Path("table.csv").write_text("claim,version\nk7,1\nk7,1\n")
fields = [{"name": "claim", "type": "string"}, {"name": "version", "type": "integer"}]
for keys in ({"primaryKey": ["claim", "version"]}, {"uniqueKeys": [["claim", "version"]]}):
    schema = Schema.from_descriptor({"fields": fields, **keys})
    print(next(iter(keys)), "valid:", Resource(path="table.csv", schema=schema).validate().valid)
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "frictionless $VERSION behaves otherwise than is written here." >&2
  exit 1
}
