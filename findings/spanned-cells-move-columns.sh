#!/usr/bin/env bash
# What:      markdownify 1.2.3, html2text 2025.4.15 (Python), node-html-markdown 2.0.0, tabletojson
#            4.1.15 and html-table-to-json 1.0.0 (npm): tables with `rowspan` and `colspan`, as
#            statistics have them.
# Expected:  460 stands under Mkr and the sum 11 under Andel, where a browser shows them.
# Behaviour: The cells of the next row move to the left, so that 460 is a year to four of them;
#            tabletojson heeds `rowspan`, but not `colspan`: the 11 per cent are millions.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> | 460 | 6 |   | Summa | | 11 |
#> 460| 6     Summa| 11
#> | 460   | 6   |       |   | Summa | 11  |       |
#> [{"År":"2021","Mkr":"460","Andel":"6"},{"År":"Summa","Mkr":"11"}]
#> [{"År":"460","Mkr":"6"},{"År":"Summa","Mkr":"11"}]
set -euo pipefail

VERSION="${VERSION:-1.2.3}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "markdownify==$VERSION" "html2text==2025.4.15"
npm install --silent --no-audit --no-fund --prefix "$FOLDER" "node-html-markdown@2.0.0" "tabletojson@4.1.15" "html-table-to-json@1.0.0"

cat >"$FOLDER/try.py" <<'PYTHON'
from pathlib import Path

import html2text
import markdownify

PAGE = """<table><thead><tr><th>År</th><th>Mkr</th><th>Andel</th></tr></thead><tbody>
<tr><td rowspan="2">2021</td><td>640</td><td>5</td></tr><tr><td>460</td><td>6</td></tr>
<tr><td colspan="2">Summa</td><td>11</td></tr></tbody></table>"""
Path("t.html").write_text(PAGE)
for text in (markdownify.markdownify(PAGE), html2text.html2text(PAGE)):
    print(*[line for line in text.splitlines() if "460" in line or "11" in line], sep="   ")
PYTHON
cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { readFileSync } from 'node:fs'
import toJson from 'html-table-to-json'
import { NodeHtmlMarkdown } from 'node-html-markdown'
import { tabletojson } from 'tabletojson'

const page = readFileSync('t.html', 'utf8')
const lines = NodeHtmlMarkdown.translate(page).split('\n')
console.log(lines.filter((line) => /460|11/.test(line)).join('   '))
for (const [rows] of [tabletojson.convert(page), toJson.parse(page).results]) console.log(JSON.stringify(rows.slice(1)))
JAVASCRIPT
(cd "$FOLDER" && venv/bin/python try.py && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "markdownify $VERSION behaves otherwise than is written here." >&2
  exit 1
}
