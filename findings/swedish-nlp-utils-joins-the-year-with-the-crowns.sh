#!/usr/bin/env bash
# What:      swedish-nlp-utils 1.0.0 (Python), `SwedishFormats.extract_sek_amounts`, “all SEK amounts from text”.
# Expected:  640, 5000, between 5 and 6, 640 000 (the library documents points between thousands, 1.234.567,89), less
#            than nought for a minus sign; or nothing.
# Behaviour: A number before the amount is joined with it, even from the line above: 2021 and 640 crowns are two
#            million. Of 5-6 crowns is left minus six, of 640.000 nought, of a deficit a surplus.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> 'Under 2021 640 kronor per månad' [2021640.0]
#> 'År 2021\n640 kr' [2021640.0]
#> 'enligt punkt 3 5 000 kronor' [35000.0]
#> '5-6 kronor' [-6.0]
#> '640.000 kr' [0.0]
#> 'Resultatet blev −24 kr' [24.0]
set -euo pipefail

VERSION="${VERSION:-1.0.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "swedish-nlp-utils==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from swedish_nlp import SwedishFormats

for text in (
    "Under 2021 640 kronor per månad",
    "År 2021\n640 kr",
    "enligt punkt 3 5 000 kronor",
    "5-6 kronor",
    "640.000 kr",
    "Resultatet blev \N{MINUS SIGN}24 kr",
):
    print(repr(text), SwedishFormats.extract_sek_amounts(text))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "swedish-nlp-utils $VERSION behaves otherwise than is written here." >&2
  exit 1
}
