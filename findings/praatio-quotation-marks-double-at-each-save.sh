#!/usr/bin/env bash
# What:      praatio 6.2.2, a TextGrid with quotation marks in a tier of points.
# Expected:  Praat doubles a quotation mark in a file; the label has it once, as in a tier of intervals,
#            and a file that is opened and saved stays the same.
# Behaviour: Points keep the doubled marks, and each time the file is saved they are doubled again.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 0 | Hon sade "nej" i dag | Hon sade ""nej"" i dag
#> 1 | Hon sade "nej" i dag | Hon sade """"nej"""" i dag
#> 2 | Hon sade "nej" i dag | Hon sade """"""""nej"""""""" i dag
set -euo pipefail

VERSION="${VERSION:-6.2.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "praatio==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from praatio import textgrid

FILE = """File type = "ooTextFile"
Object class = "TextGrid"

xmin = 0
xmax = 10
tiers? <exists>
size = 2
item []:
    item [1]:
        class = "IntervalTier"
        name = "tal"
        xmin = 0
        xmax = 10
        intervals: size = 1
        intervals [1]:
            xmin = 0
            xmax = 10
            text = "Hon sade ""nej"" i dag"
    item [2]:
        class = "TextTier"
        name = "not"
        xmin = 0
        xmax = 10
        points: size = 1
        points [1]:
            number = 5
            mark = "Hon sade ""nej"" i dag"
"""
with open("0.TextGrid", "w", encoding="utf-8") as file:
    file.write(FILE)
for saved in range(3):
    grid = textgrid.openTextgrid(f"{saved}.TextGrid", includeEmptyIntervals=False)
    print(saved, *(grid.getTier(name).entries[0].label for name in ("tal", "not")), sep=" | ")
    grid.save(f"{saved + 1}.TextGrid", format="long_textgrid", includeBlankSpaces=True)
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "praatio $VERSION behaves otherwise than is written here." >&2
  exit 1
}
