#!/usr/bin/env bash
# What:      num2words 0.5.14, `lang="sv"`.
# Expected:  40 is “fyrtio”, 1 000 “ettusen” or “ett tusen”, and an amount of kronor can be written.
# Behaviour: 40 is “förtio”, an old spelling; three t's stand in a row in “etttusen”; `to="currency"`
#            raises TypeError.
# Hurts:     who searches for number words made by it does not find those of today's texts.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 40 förtio
#> 44 förtiofyra
#> 1000 etttusen
#> 21000 tjugoetttusen
#> TypeError: Num2Word_SV.to_currency() got an unexpected keyword argument 'currency'
set -euo pipefail

VERSION="${VERSION:-0.5.14}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "num2words==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from num2words import num2words

for number in (40, 44, 1000, 21_000):
    print(number, num2words(number, lang="sv"))
try:
    print(num2words(640, lang="sv", to="currency", currency="SEK"))
except TypeError as error:
    print("TypeError:", error)
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "num2words $VERSION behaves otherwise than is written here." >&2
  exit 1
}
