#!/usr/bin/env bash
# What:      openpyxl 3.1.5 and python-calamine 0.9.1, a cell in which 512 is struck out and 640
#            written after it.
# Expected:  What is struck out is left out, or set apart, or the cell is said to have formats.
# Behaviour: The value of the cell is “512640 mkr”, a superscript becomes a digit of the number: 10³
#            is 103. openpyxl tells the runs apart with `rich_text=True` only.
# Hurts:     a corrected number is read as a third one that nobody wrote.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> openpyxl ['512640 mkr', '103 kr']
#> calamine ['512640 mkr', '103 kr']
set -euo pipefail

VERSION="${VERSION:-3.1.5}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "openpyxl==$VERSION" "python-calamine==0.9.1"

cat >"$FOLDER/try.py" <<'PYTHON'
import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from python_calamine import load_workbook

book = openpyxl.Workbook()
book.active["A1"] = CellRichText(TextBlock(InlineFont(strike=True), "512"), TextBlock(InlineFont(b=True), "640"), " mkr")
book.active["A2"] = CellRichText("10", TextBlock(InlineFont(vertAlign="superscript"), "3"), " kr")
book.save("book.xlsx")
print("openpyxl", [cell.value for cell in openpyxl.load_workbook("book.xlsx").active["A"]])
print("calamine", [row[0] for row in load_workbook("book.xlsx").get_sheet_by_index(0).to_python()])
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "openpyxl $VERSION behaves otherwise than is written here." >&2
  exit 1
}
