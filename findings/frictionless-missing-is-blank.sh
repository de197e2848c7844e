#!/usr/bin/env bash
# What:      frictionless 5.21.0, a row whose cells all hold a declared missing value.
# Expected:  `missingValues: ["NA"]` makes the cells null; the row is there, and valid where nulls
#            are allowed.
# Behaviour: The row is an error, “blank-row”, though its line reads `NA,NA`.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> valid: False [[4, 'blank-row']]
set -euo pipefail

VERSION="${VERSION:-5.21.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "frictionless==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from pathlib import Path

from frictionless import Resource, Schema

Path("table.csv").write_text("lower,upper\n1,2\nNA,3\nNA,NA\n")
fields = [{"name": "lower", "type": "integer"}, {"name": "upper", "type": "integer"}]
schema = Schema.from_descriptor({"fields": fields, "missingValues": ["NA"]})
report = Resource(path="table.csv", schema=schema).validate()
print("valid:", report.valid, report.flatten(["rowNumber", "type"]))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "frictionless $VERSION behaves otherwise than is written here." >&2
  exit 1
}
