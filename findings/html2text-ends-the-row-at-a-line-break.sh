#!/usr/bin/env bash
# What:      html2text 2025.4.15 and markdownify 1.2.3, a table as Markdown: a cell has two lines, another
#            a “|”.
# Expected:  Two rows of two cells. A line break in a cell can't be a line's end in Markdown's tables, and a “|”
#            in it needs a backslash.
# Behaviour: html2text ends the row in the middle of the cell: 12 is the first cell of a row of its own. Both
#            leave the “|”, and the row has a cell too many (readers drop the last, 2021).
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> Mkr| År
#> ---|---
#> 640
#> 12| 2020
#> vård|skola| 2021
#>
#> | Mkr | År |
#> | --- | --- |
#> | 640 12 | 2020 |
#> | vård|skola | 2021 |
set -euo pipefail

VERSION="${VERSION:-2025.4.15}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "html2text==$VERSION" "markdownify==1.2.3"

cat >"$FOLDER/try.py" <<'PYTHON'
import html2text
import markdownify

HTML = """<table><tr><th>Mkr</th><th>År</th></tr><tr><td>640<br>12</td><td>2020</td></tr>
<tr><td>vård|skola</td><td>2021</td></tr></table>"""
print("\n".join(line.rstrip() for line in html2text.html2text(HTML).strip().splitlines()))
print()
print(markdownify.markdownify(HTML).strip())
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "html2text $VERSION behaves otherwise than is written here." >&2
  exit 1
}
