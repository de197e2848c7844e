#!/usr/bin/env bash
# What:      edtf 5.0.2 (Python), `text_to_edtf` and a quarter.
# Expected:  “Q3 2022” is `2022-35` (EDTF has quarters, 33 to 36, and the same library parses them),
#            or None.
# Behaviour: The number of the quarter is taken for a month: Q1 is January, Q3 is March.
# Hurts:     statistics speak of quarters all the time.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 'Q1 2022'  2022-01
#> 'Q3 2022'  2022-03
#> '2022 Q4'  2022-04
#> 2022-35    (2022, 7, 1)
set -euo pipefail

VERSION="${VERSION:-5.0.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "edtf==$VERSION" "pyparsing==3.3.3"

cat >"$FOLDER/try.py" <<'PYTHON'
import warnings

warnings.simplefilter("ignore")
from edtf import parse_edtf, text_to_edtf

for text in ("Q1 2022", "Q3 2022", "2022 Q4"):
    print(f"{text!r:10} {text_to_edtf(text)}")
print("2022-35   ", parse_edtf("2022-35").lower_strict()[:3])
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "edtf $VERSION behaves otherwise than is written here." >&2
  exit 1
}
