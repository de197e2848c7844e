#!/usr/bin/env bash
# What:      html-table-parser-python3 0.3.1 and html-table-extractor 1.4.1, a table of a web page, as it is.
# Expected:  Åre, < 5, and 640 apart from 12: letters and signs by their names are HTML, and a line break parts.
# Behaviour: The first drops every letter or sign that is written by its name, so that “under 5” is 5. The
#            second glues the lines of a cell.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> ['re', '5', '640 12']
#> ['Åre', '< 5', '64012']
set -euo pipefail

VERSION="${VERSION:-0.3.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "html-table-parser-python3==$VERSION" "html-table-extractor==1.4.1"

cat >"$FOLDER/try.py" <<'PYTHON'
from html_table_extractor.extractor import Extractor
from html_table_parser.parser import HTMLTableParser

HTML = """<table><tr><th>Ort</th><th>Andel</th><th>Mkr</th></tr>
<tr><td>&Aring;re</td><td>&lt; 5</td><td>640<br>12</td></tr></table>"""
parser = HTMLTableParser()
parser.feed(HTML)
print(parser.tables[0][1])
print(Extractor(HTML).parse().return_list()[1])
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "html-table-parser-python3 $VERSION behaves otherwise than is written here." >&2
  exit 1
}
