#!/usr/bin/env bash
# What:      exceljs 4.4.0 (npm), numbers whose format has a unit, its letters after backslashes.
# Expected:  A backslash makes the next sign text (ECMA-376, 18.8.31), as quotation marks do: 640 in the
#            formats `0\ \m\k\r` (millions of kronor) and `0" mkr"` alike.
# Behaviour: The letters are taken for months and days, and the number for a date: 640 mkr is 1 October
#            1901.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 0" mkr" 640
#> 0\ \m\k\r "1901-10-01T00:00:00.000Z"
#> 0\ \d\a\g\a\r "1901-10-01T00:00:00.000Z"
#> 0\ \k\r 640
set -euo pipefail

VERSION="${VERSION:-4.4.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "exceljs@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import ExcelJS from 'exceljs'

const book = new ExcelJS.Workbook()
const sheet = book.addWorksheet('A')
for (const format of ['0" mkr"', '0\\ \\m\\k\\r', '0\\ \\d\\a\\g\\a\\r', '0\\ \\k\\r']) {
  const row = sheet.addRow([640, format])
  row.getCell(1).numFmt = format
}
await book.xlsx.writeFile('a.xlsx')
const read = new ExcelJS.Workbook()
await read.xlsx.readFile('a.xlsx')
read.worksheets[0].eachRow((row) => console.log(row.getCell(2).value, JSON.stringify(row.getCell(1).value)))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "exceljs $VERSION behaves otherwise than is written here." >&2
  exit 1
}
