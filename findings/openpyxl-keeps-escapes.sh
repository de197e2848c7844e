#!/usr/bin/env bash
# What:      openpyxl 3.1.5, a text with a soft line break as Excel writes it (`_x000B_`, ECMA-376
#            ST_Xstring).
# Expected:  The character is read, as python-calamine 0.9.1 reads it, and written as an escape.
# Behaviour: The seven signs stay in the text; in turn, a text that really says so is written without
#            an escape, and other readers see a control character.
# Hurts:     a quote with it does not stand in its source.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> openpyxl 'rad ett_x000B_rad två'
#> calamine 'rad ett\x0brad två'
set -euo pipefail

VERSION="${VERSION:-3.1.5}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "openpyxl==$VERSION" "python-calamine==0.9.1"

cat >"$FOLDER/try.py" <<'PYTHON'
import openpyxl
from python_calamine import load_workbook

book = openpyxl.Workbook()
book.active["A1"] = "rad ett_x000B_rad två"
book.save("book.xlsx")
print("openpyxl", repr(openpyxl.load_workbook("book.xlsx").active["A1"].value))
print("calamine", repr(load_workbook("book.xlsx").get_sheet_by_index(0).to_python()[0][0]))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "openpyxl $VERSION behaves otherwise than is written here." >&2
  exit 1
}
