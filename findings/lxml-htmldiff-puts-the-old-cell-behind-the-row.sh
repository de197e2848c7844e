#!/usr/bin/env bash
# What:      lxml 6.1.3, `htmldiff`: a table in which a number was corrected, a picture with another text.
# Expected:  640 struck out and 460 put in within one cell; another `alt`, which is all that some readers
#            have of a chart, is marked.
# Behaviour: The old number stands behind its row, where HTML allows no cell: browsers show it in a row of
#            its own, under another column. Of the picture nothing is marked.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> <table><tr><td>2021</td> <td><ins>460</ins></td> </tr> <td><del>640</del></td> </table>
#> <p>Andel <img src="a.png" alt="13 procent"></p>
set -euo pipefail

VERSION="${VERSION:-6.1.3}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "lxml==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from lxml.html.diff import htmldiff

ROW = "<table><tr><td>2021</td><td>{}</td></tr></table>"
print(htmldiff(ROW.format(640), ROW.format(460)))
PICTURE = "<p>Andel <img src='a.png' alt='{} procent'></p>"
print(htmldiff(PICTURE.format(12), PICTURE.format(13)))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "lxml $VERSION behaves otherwise than is written here." >&2
  exit 1
}
