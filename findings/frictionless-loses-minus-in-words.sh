#!/usr/bin/env bash
# What:      frictionless 5.21.0, an integer field with `bareNumber: false`.
# Expected:  “minus 3 procent” and “−3 procent” are −3, or no integer: an error.
# Behaviour: All that stands before the first digit or ASCII hyphen is cut off as if it were a
#            currency: 3, and the table is valid. The standard words it so; npm's tableschema does
#            the same.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> valid: True
#> [-3, 3, 3]
set -euo pipefail

VERSION="${VERSION:-5.21.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "frictionless==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from pathlib import Path

from frictionless import Resource, Schema

Path("table.csv").write_text('change\n-3 procent\n\u22123 procent\nminus 3 procent\n')
schema = Schema.from_descriptor({"fields": [{"name": "change", "type": "integer", "bareNumber": False}]})
print("valid:", Resource(path="table.csv", schema=schema).validate().valid)
print([row["change"] for row in Resource(path="table.csv", schema=schema).read_rows()])
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "frictionless $VERSION behaves otherwise than is written here." >&2
  exit 1
}
