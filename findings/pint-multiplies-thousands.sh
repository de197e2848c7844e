#!/usr/bin/env bash
# What:      Pint 0.25.3, quantities from text.
# Expected:  10 000 km is ten thousand: a space is how the SI brochure parts thousands. “2 h 5 min”
#            is 125 minutes. If not, an error.
# Behaviour: What stands side by side is multiplied: 10 times 000 is 0 km, 1 times 250 is 250 m, and
#            2 h 5 min are 10 hour·minutes. A decimal comma is dropped: ten times too much.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 10 000 km  0 kilometer
#> 1 250 m    250 meter
#> 1 250,5 m  2505 meter
#> 1,5 kg     15 kilogram
#> 2 h 5 min  10 hour * minute
set -euo pipefail

VERSION="${VERSION:-0.25.3}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "pint==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import pint

read = pint.UnitRegistry().Quantity
for text in ("10 000 km", "1 250 m", "1 250,5 m", "1,5 kg", "2 h 5 min"):
    print(f"{text:10} {read(text)}")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "Pint $VERSION behaves otherwise than is written here." >&2
  exit 1
}
