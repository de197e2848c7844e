#!/usr/bin/env bash
# What:      price-parser 0.5.1 and money-parser 0.0.1 (Python): amounts below one with three
#            decimals.
# Expected:  What stands behind “0,” or “0.” are decimals, however many: no number has a nought
#            before its thousands.
# Behaviour: Three digits after a sign are thousands, whatever stands before: 0,125 is 125, and
#            0.005 is 5. With two or four digits price-parser reads decimals; money-parser takes
#            four for thousands as well.
# Hurts:     rates, prices per kilowatt-hour and shares of a budget have three decimals.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 0,12 kr   0.12    0.12
#> 0,125 kr  125     125
#> 0.125 kr  125     125
#> 0,005     5       5
#> 0,1234    0.1234  1234
set -euo pipefail

VERSION="${VERSION:-0.5.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "price-parser==$VERSION" "money-parser==0.0.1"

cat >"$FOLDER/try.py" <<'PYTHON'
from money_parser import price_dec
from price_parser import Price

for text in ("0,12 kr", "0,125 kr", "0.125 kr", "0,005", "0,1234"):
    print(f"{text:9} {Price.fromstring(text).amount!s:7} {price_dec(text)}")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "price-parser $VERSION behaves otherwise than is written here." >&2
  exit 1
}
