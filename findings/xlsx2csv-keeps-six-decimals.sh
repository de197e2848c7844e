#!/usr/bin/env bash
# What:      xlsx2csv 0.8.6, numbers without a format.
# Expected:  The stored value, as openpyxl reads it.
# Behaviour: All is rounded to six decimals: 0.0000001 is 0.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> openpyxl [1e-07, 1.23e-05, 123456.789012345]
#> xlsx2csv 0,0.000012,123456.789012
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
book.active.append([0.0000001, 0.0000123, 123456.789012345])
book.save("book.xlsx")
print("openpyxl", [cell.value for cell in openpyxl.load_workbook("book.xlsx").active[1]])
print("xlsx2csv", subprocess.check_output(["venv/bin/xlsx2csv", "book.xlsx"], text=True).strip())
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "xlsx2csv $VERSION behaves otherwise than is written here." >&2
  exit 1
}
