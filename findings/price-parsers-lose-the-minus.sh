#!/usr/bin/env bash
# What:      price-parser 0.5.1 and money-parser 0.0.1 (Python): amounts with the minus sign of
#            typeset text, U+2212, as CLDR writes Swedish numbers.
# Expected:  −300 kr is negative, as -300 kr with the hyphen of the keyboard is to money-parser; or
#            an error.
# Behaviour: The sign is left out, and 300 comes; price-parser leaves out the hyphen as well. A
#            deficit reads as a surplus.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> -300 kr       300      -300
#> −300 kr       300      300
#> −1 250,50 kr  1250.50  1250.50
set -euo pipefail

VERSION="${VERSION:-0.5.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "price-parser==$VERSION" "money-parser==0.0.1"

cat >"$FOLDER/try.py" <<'PYTHON'
from money_parser import price_dec
from price_parser import Price

for text in ("-300 kr", "−300 kr", "−1 250,50 kr"):
    print(f"{text:13} {Price.fromstring(text).amount!s:8} {price_dec(text)}")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "price-parser $VERSION behaves otherwise than is written here." >&2
  exit 1
}
