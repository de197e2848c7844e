#!/usr/bin/env bash
# What:      tableschema 1.21.0 (Python), which reads the tables of datapackage 1.15.4; number and integer with
#            `bareNumber: false`, as a column with units needs.
# Expected:  −3 of -3 and of “-3 kr”: what goes before and behind is the sign of a currency or percent, and
#            frictionless 5.21.0 keeps the hyphen.
# Behaviour: The hyphen is cut off with what isn't a figure, even where nothing else stands in the cell: 3.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> number   -3      bareNumber=True   -3
#> number   -3      bareNumber=False  3
#> number   -3.5 %  bareNumber=False  3.5
#> integer  -3 kr   bareNumber=False  3
#> integer  3 kr    bareNumber=False  3
set -euo pipefail

VERSION="${VERSION:-1.21.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "tableschema==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from tableschema import Field

for kind, text in (("number", "-3"), ("number", "-3.5 %"), ("integer", "-3 kr"), ("integer", "3 kr")):
    for bare in (True, False):
        field = Field({"name": "saldo", "type": kind, "bareNumber": bare})
        if bare and not text.lstrip("-").isdigit():
            continue
        print(f"{kind:8} {text:7} bareNumber={bare!s:6} {field.cast_value(text)}")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "tableschema $VERSION behaves otherwise than is written here." >&2
  exit 1
}
