#!/usr/bin/env bash
# What:      xlsx 0.18.5 (SheetJS, npm), durations in an ODS file.
# Expected:  −1 hour is −1/24 of a day, a minute and a half and half a second 90.5/86400.
# Behaviour: The sign and the part of a second are lost: an hour too little has become an hour too much.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> PT01H00M00S   3600.0 seconds
#> -PT01H00M00S  3600.0 seconds
#> PT00H01M30.5S 90.0 seconds
set -euo pipefail

VERSION="${VERSION:-0.18.5}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "xlsx@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import XLSX from 'xlsx'

const spaces = ['office', 'table', 'text'].map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
const times = { PT01H00M00S: '1:00', '-PT01H00M00S': '-1:00', 'PT00H01M30.5S': '01:30,5' }
const cell = ([time, shown]) =>
  `<table:table-row><table:table-cell office:value-type="time" office:time-value="${time}"><text:p>${shown}</text:p></table:table-cell></table:table-row>`
const flat = `<?xml version="1.0" encoding="UTF-8"?>
<office:document office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet" ${spaces.join(' ')}>
<office:body><office:spreadsheet><table:table table:name="A">${Object.entries(times).map(cell).join('')}</table:table>
</office:spreadsheet></office:body></office:document>`
const sheet = XLSX.read(flat, { type: 'string' }).Sheets.A
XLSX.utils.sheet_to_json(sheet, { header: 1 }).forEach(([value], row) =>
  console.log(Object.keys(times)[row].padEnd(13), (value * 86400).toFixed(1), 'seconds'))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "xlsx $VERSION behaves otherwise than is written here." >&2
  exit 1
}
