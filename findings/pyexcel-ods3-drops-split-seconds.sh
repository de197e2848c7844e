#!/usr/bin/env bash
# What:      pyexcel-ods3 0.6.1, durations in an ODS file: 1 minute 30.5 seconds, and one below zero.
# Expected:  Both, or an error. ODF has them as durations of XML Schema, which may have parts of a second
#            and a minus.
# Behaviour: Only whole seconds that are not negative are found; another cell is empty, as if nobody had
#            measured.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> PT00H01M30S   [datetime.time(0, 1, 30), 'slut']
#> PT00H01M30.5S [None, 'slut']
#> -PT01H00M00S  [None, 'slut']
set -euo pipefail

VERSION="${VERSION:-0.6.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "pyexcel-ods3==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import zipfile

from pyexcel_ods3 import get_data

CONTENT = """<office:document-content office:version="1.2"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="A">%s</table:table></office:spreadsheet></office:body>
</office:document-content>"""
MANIFEST = """<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""
CELL = '<table:table-cell office:value-type="time" office:time-value="%s"><text:p>%s</text:p></table:table-cell>'
END = '<table:table-cell office:value-type="string"><text:p>slut</text:p></table:table-cell>'
TIMES = {"PT00H01M30S": "01:30", "PT00H01M30.5S": "01:30,5", "-PT01H00M00S": "-1:00"}
rows = [f"<table:table-row>{CELL % time}{END}</table:table-row>" for time in TIMES.items()]
with zipfile.ZipFile("a.ods", "w") as file:
    file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    file.writestr("META-INF/manifest.xml", MANIFEST)
    file.writestr("content.xml", CONTENT % "".join(rows))
for time, row in zip(TIMES, get_data("a.ods")["A"], strict=True):
    print(time.ljust(13), row)
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "pyexcel-ods3 $VERSION behaves otherwise than is written here." >&2
  exit 1
}
