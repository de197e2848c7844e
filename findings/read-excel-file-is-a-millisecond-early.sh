#!/usr/bin/env bash
# What:      read-excel-file 9.3.17 (npm), a cell with date and time.
# Expected:  14 April 2016 23:30, as openpyxl and exceljs read it.
# Behaviour: 23:29:59.999, and so for a third of the day's hours: cut to minutes it is 23:29.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> early: 8 of 24
#> 23:30 is 2016-04-14T23:29:59.999Z
set -euo pipefail

VERSION="${VERSION:-9.3.17}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "openpyxl==3.1.5"
npm install --silent --no-audit --no-fund --prefix "$FOLDER" "read-excel-file@$VERSION"

cat >"$FOLDER/write.py" <<'PYTHON'
from datetime import datetime

import openpyxl

book = openpyxl.Workbook()
for hour in range(24):
    book.active.append([datetime(2016, 4, 14, hour, 30)])
book.save("book.xlsx")
PYTHON
cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import read from 'read-excel-file/node'

const answer = await read('book.xlsx')
const moments = (answer[0].data ?? answer).map(([moment]) => moment.toISOString())
console.log('early:', moments.filter((moment) => !moment.endsWith(':30:00.000Z')).length, 'of', moments.length)
console.log('23:30 is', moments.at(-1))
JAVASCRIPT
(cd "$FOLDER" && venv/bin/python write.py && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "read-excel-file $VERSION behaves otherwise than is written here." >&2
  exit 1
}
