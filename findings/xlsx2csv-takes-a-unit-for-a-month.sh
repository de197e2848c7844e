#!/usr/bin/env bash
# What:      xlsx2csv 0.8.6, a number whose format has a unit: `0" mkr"` (millions of kronor).
# Expected:  640, or “640 mkr” as Excel shows it. What stands between quotation marks in a format is
#            text.
# Behaviour: Letters within the quotation marks are taken for months and years, the amount for a date:
#            640 mkr reads as `0" 10kr"`, and of 640 styck (pieces) no number is left.
# Hurts:     “mkr” is how Swedish budgets are written.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 640,0
#> 640,0' kr'
#> "0"" 10kr""",0' mkr'
#> "0"" styck""",0' styck'
set -euo pipefail

VERSION="${VERSION:-0.8.6}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "xlsx2csv==$VERSION" "openpyxl==3.1.5"

cat >"$FOLDER/try.py" <<'PYTHON'
import subprocess

import openpyxl

book = openpyxl.Workbook()
for row, kind in enumerate(('0', '0" kr"', '0" mkr"', '0" styck"'), 1):
    book.active.cell(row, 1, 640).number_format = kind
    book.active.cell(row, 2, kind.replace('"', "'"))
book.save("book.xlsx")
print(subprocess.check_output(["venv/bin/xlsx2csv", "book.xlsx"], text=True).strip())
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "xlsx2csv $VERSION behaves otherwise than is written here." >&2
  exit 1
}
