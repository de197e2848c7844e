#!/usr/bin/env bash
# What:      python-calamine 0.9.1, with which pandas and polars read spreadsheets: text of an ODS file with a line
#            break, a tab, or a note in the cell.
# Expected:  Two lines, as two paragraphs of a cell are; a sign or a space for the tab; the note apart or left out.
# Behaviour: Line break and tab are dropped, so that two numbers are one. The note's number and text come first
#            and join the number of the cell.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> ['640\n2021', '6402021', '6402021', '1\nse s. 12640']
set -euo pipefail

VERSION="${VERSION:-0.9.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "python-calamine==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import zipfile

from python_calamine import CalamineWorkbook

NS = "urn:oasis:names:tc:opendocument:xmlns:"
XMLNS = " ".join(f'xmlns:{name}="{NS}{name}:1.0"' for name in ("office", "table", "text", "manifest"))
TYPE = "application/vnd.oasis.opendocument.spreadsheet"
NOTE = "<text:note-citation>1</text:note-citation><text:note-body><text:p>se s. 12</text:p></text:note-body>"
CELLS = (
    "640</text:p><text:p>2021",
    "640<text:line-break/>2021",
    "640<text:tab/>2021",
    f'<text:note text:note-class="footnote">{NOTE}</text:note>640',
)
cells = "".join(
    f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in CELLS
)
sheet = f'<table:table table:name="A"><table:table-row>{cells}</table:table-row></table:table>'
body = f"<office:body><office:spreadsheet>{sheet}</office:spreadsheet></office:body>"
entry = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{TYPE}"/>'
with zipfile.ZipFile("cells.ods", "w") as ods:
    ods.writestr("mimetype", TYPE)
    ods.writestr("content.xml", f"<office:document-content {XMLNS}>{body}</office:document-content>")
    ods.writestr("META-INF/manifest.xml", f"<manifest:manifest {XMLNS}>{entry}</manifest:manifest>")
print(*CalamineWorkbook.from_path("cells.ods").get_sheet_by_index(0).to_python(), sep="\n")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "python-calamine $VERSION behaves otherwise than is written here." >&2
  exit 1
}
