#!/usr/bin/env bash
# What:      officeparser 7.8.0 (npm), cells of an ODS file: one with a word in bold, one of two
#            lines, one with a comment.
# Expected:  “Skatten höjs inte”, “rad ett” and “rad två” apart, and 640 with the comment beside it,
#            if at all.
# Behaviour: Of the first cell only the bold word is left. The two lines are one word, the comment
#            is joined to the number: “64064?”.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> "inte\nrad ettrad två\n64064?"
set -euo pipefail

VERSION="${VERSION:-7.8.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "odfpy==1.4.1"
npm install --silent --no-audit --no-fund --prefix "$FOLDER" "officeparser@$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from odf.office import Annotation
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P, Span

document = OpenDocumentSpreadsheet()
table = Table(name="T")
row = TableRow()
emphasised = P(text="Skatten höjs ")
emphasised.addElement(Span(text="inte"))
comment = Annotation()
comment.addElement(P(text="64?"))
for value, parts in (
    (None, [emphasised]),
    (None, [P(text="rad ett"), P(text="rad två")]),
    (640, [P(text="640"), comment]),
):
    cell = TableCell(valuetype="string") if value is None else TableCell(valuetype="float", value=value)
    for part in parts:
        cell.addElement(part)
    row.addElement(cell)
table.addElement(row)
document.spreadsheet.addElement(table)
document.save("t.ods")
PYTHON
cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import officeparser from 'officeparser'

const read = await officeparser.parseOffice('t.ods')
console.log(JSON.stringify(read.toText()))
JAVASCRIPT
(cd "$FOLDER" && venv/bin/python try.py && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "officeparser $VERSION behaves otherwise than is written here." >&2
  exit 1
}
