#!/usr/bin/env bash
# What:      unit_parse 0.1.12 with Pint 0.25.3, a parser of quantities as people write them.
# Expected:  “5 m, 6 m” are two lengths; “5 ± 0.1 m” is about 5 m; “5,5 m” is 5.5 m; or None where
#            it is not understood.
# Behaviour: The two lengths become an area of 30 m², 5 ± 0.1 becomes 0.5 m, and a comma is dropped:
#            55 m. Of “10 000 kg” 10 are left, of “1.250,5 kg” 1.2505.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 5 m, 6 m   30 m ** 2
#> 5 ± 0.1 m  0.5 m
#> 5,5 m      55 m
#> 10 000 kg  10 kg
#> 1.250,5 kg 1.2505 kg
set -euo pipefail

VERSION="${VERSION:-0.1.12}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "unit_parse==$VERSION" "pint==0.25.3"

cat >"$FOLDER/try.py" <<'PYTHON'
import logging
import warnings

warnings.simplefilter("ignore")
logging.disable()
from unit_parse import parser

for text in ("5 m, 6 m", "5 ± 0.1 m", "5,5 m", "10 000 kg", "1.250,5 kg"):
    print(f"{text:10} {parser(text)}")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "unit_parse $VERSION behaves otherwise than is written here." >&2
  exit 1
}
