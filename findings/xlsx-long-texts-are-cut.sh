#!/usr/bin/env bash
# What:      xlsxwriter 3.3.1 and openpyxl 3.1.5: a text of 40 000 characters in a cell (Excel takes
#            32 767).
# Expected:  An error, as for a row past the last one in openpyxl.
# Behaviour: Both cut the text to fit, and neither raises nor warns; xlsxwriter says so by a returned
#            -2 alone, which pandas does not look at.
# Hurts:     long explanations and source texts, in exports that look complete.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> xlsxwriter returns -2 0
#> xlsxwriter the file holds [32767, 5]
#> openpyxl   the file holds [32767, 5]
set -euo pipefail

VERSION="${VERSION:-3.3.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "xlsxwriter==$VERSION" "openpyxl==3.1.5"

cat >"$FOLDER/try.py" <<'PYTHON'
import openpyxl
import xlsxwriter

text = "å" * 40_000
book = xlsxwriter.Workbook("one.xlsx")
sheet = book.add_worksheet()
print("xlsxwriter returns", sheet.write("A1", text), sheet.write("A2", "short"))
book.close()
book = openpyxl.Workbook()
book.active["A1"], book.active["A2"] = text, "short"
book.save("two.xlsx")
for name, file in (("xlsxwriter", "one.xlsx"), ("openpyxl", "two.xlsx")):
    cells = [cell.value for (cell,) in openpyxl.load_workbook(file).active["A1:A2"]]
    print(f"{name:10} the file holds", [value and len(value) for value in cells])
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "xlsxwriter $VERSION behaves otherwise than is written here." >&2
  exit 1
}
