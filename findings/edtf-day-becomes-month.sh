#!/usr/bin/env bash
# What:      edtf 5.0.2 (Python), `text_to_edtf` and a date in a language that it does not know.
# Expected:  None for a text that is not understood (as for “1990-talet”), or the year alone.
# Behaviour: The name of the month is passed over and the day taken for the month: “3 maj 2023” (3
#            May) is March.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> '3 May 2023'   2023-05-03
#> '3 maj 2023'   2023-03
#> '12 maj 2023'  2023-12
#> 'maj 2023'     2023
#> '1990-talet'   None
set -euo pipefail

VERSION="${VERSION:-5.0.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "edtf==$VERSION" "pyparsing==3.3.3"

cat >"$FOLDER/try.py" <<'PYTHON'
import warnings

warnings.simplefilter("ignore")
from edtf import text_to_edtf

for text in ("3 May 2023", "3 maj 2023", "12 maj 2023", "maj 2023", "1990-talet"):
    print(f"{text!r:14} {text_to_edtf(text)}")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "edtf $VERSION behaves otherwise than is written here." >&2
  exit 1
}
