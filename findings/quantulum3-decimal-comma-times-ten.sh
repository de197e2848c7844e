#!/usr/bin/env bash
# What:      quantulum3 0.10.0, numbers with units in running text.
# Expected:  “1 250,5 million” is 1 250 500 000 or, with English commas, refused; “kr” is a currency
#            or unknown.
# Behaviour: The comma is dropped though two digits are missing after it: ten times too much. “0,5
#            percent” is 0, and 5 percent. “1.250,5 kr” becomes 1.25 and 5 000 South African rand (k
#            + R).
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> '1 250,5 million'  [(12505000000.0, 'dimensionless')]
#> '0,5 percent'      [(0.0, 'dimensionless'), (5.0, 'percentage')]
#> '1.250,5 kr'       [(1.25, 'dimensionless'), (5000.0, 'south african rand')]
set -euo pipefail

VERSION="${VERSION:-0.10.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "quantulum3==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import warnings

warnings.simplefilter("ignore")
from quantulum3 import parser

for text in ("1 250,5 million", "0,5 percent", "1.250,5 kr"):
    print(f"{text!r:18}", [(q.value, q.unit.name) for q in parser.parse(text)])
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "quantulum3 $VERSION behaves otherwise than is written here." >&2
  exit 1
}
