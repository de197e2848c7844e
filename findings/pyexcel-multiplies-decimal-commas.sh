#!/usr/bin/env bash
# What:      pyexcel 0.7.6 with pyexcel-io 0.6.8, a CSV with semicolons and decimal commas.
# Expected:  “640,5” stays as it is, as “5–7” does, or is 640.5.
# Behaviour: The comma is dropped: 640.5 becomes 6405, 1.75 becomes 175. Only below one does it stay.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> ['kommun', 'mkr', 'andel']
#> ['Åre', 6405, '0,125']
#> ['Ekerö', 175, '5–7']
set -euo pipefail

VERSION="${VERSION:-0.7.6}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "pyexcel==$VERSION" "pyexcel-io==0.6.8"

cat >"$FOLDER/try.py" <<'PYTHON'
import pyexcel

with open("a.csv", "w", encoding="utf-8") as file:
    file.write("kommun;mkr;andel\nÅre;640,5;0,125\nEkerö;1,75;5–7\n")
print(*pyexcel.get_array(file_name="a.csv", delimiter=";"), sep="\n")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "pyexcel $VERSION behaves otherwise than is written here." >&2
  exit 1
}
