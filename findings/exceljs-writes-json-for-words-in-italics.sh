#!/usr/bin/env bash
# What:      exceljs 4.4.0 (npm), an .xlsx whose cell has a word in italics, written as CSV.
# Expected:  Det är omöjligt, which `cell.text` has.
# Behaviour: The cell holds the library's own object as JSON, with its fonts.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> Det är omöjligt
#> "{""richText"":[{""text"":""Det är ""},{""font"":{""italic"":true},""text"":""o""},{""text"":""möjligt""}]}"
set -euo pipefail

VERSION="${VERSION:-4.4.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "exceljs@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import ExcelJS from 'exceljs'

const book = new ExcelJS.Workbook()
const cell = book.addWorksheet('A').getCell('A1')
cell.value = { richText: [{ text: 'Det är ' }, { font: { italic: true }, text: 'o' }, { text: 'möjligt' }] }
await book.xlsx.writeFile('a.xlsx')

const read = new ExcelJS.Workbook()
await read.xlsx.readFile('a.xlsx')
console.log(read.worksheets[0].getCell('A1').text)
console.log(String(await read.csv.writeBuffer()))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "exceljs $VERSION behaves otherwise than is written here." >&2
  exit 1
}
