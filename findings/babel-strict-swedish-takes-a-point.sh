#!/usr/bin/env bash
# What:      babel 2.19.0, `parse_decimal(…, locale="sv_SE", strict=True)`.
# Expected:  Strict means that only what Swedish writes is taken: a decimal point is not, a real
#            minus sign and a thin space between thousands are.
# Behaviour: “640.000”, by which people mean 640 000, is 640; “−3” with U+2212 and “1 250” with
#            U+202F are refused.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> '640.000'    640.000
#> '640,000'    640.000
#> '-3'         -3
#> '\u22123'    NumberFormatError
#> '1\u202f250' NumberFormatError
#> '1\xa0250'   1250
set -euo pipefail

VERSION="${VERSION:-2.19.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "babel==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from babel.numbers import NumberFormatError, parse_decimal

for text in ("640.000", "640,000", "-3", "\u22123", "1\u202f250", "1\xa0250"):
    try:
        print(f"{ascii(text):12}", parse_decimal(text, locale="sv_SE", strict=True))
    except NumberFormatError:
        print(f"{ascii(text):12}", "NumberFormatError")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "babel $VERSION behaves otherwise than is written here." >&2
  exit 1
}
