#!/usr/bin/env bash
# What:      pyjstat 2.4.0 with pandas 3.1.1: JSON-stat with two categories of the same label (a
#            branch and its only sub-branch, say), read and written again.
# Expected:  The categories have ids and stay two; or it is said that labels do not tell them apart.
# Behaviour: The DataFrame has the labels alone, so that the rows of both look alike, and written
#            again the dimension has one category, the size is 1 × 2, and four values follow.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> [['Odling', '2020', 640], ['Odling', '2021', 660], ['Odling', '2020', 12], ['Odling', '2021', 14]]
#> ['Odling'] [1, 2] [640, 660, 12, 14]
set -euo pipefail

VERSION="${VERSION:-2.4.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "pyjstat==$VERSION" "pandas==3.1.1"

cat >"$FOLDER/try.py" <<'PYTHON'
import json
import warnings

warnings.simplefilter("ignore")
from pyjstat import pyjstat

branch = {"label": "bransch", "category": {"index": ["01", "01.1"], "label": {"01": "Odling", "01.1": "Odling"}}}
year = {"label": "år", "category": {"index": ["2020", "2021"]}}
cube = {
    "version": "2.0",
    "class": "dataset",
    "label": "T",
    "id": ["bransch", "tid"],
    "size": [2, 2],
    "dimension": {"bransch": branch, "tid": year},
    "value": [640, 660, 12, 14],
}
table = pyjstat.Dataset.read(json.dumps(cube)).write("dataframe")
print(table.values.tolist())
again = json.loads(pyjstat.Dataset.read(table).write("jsonstat"))
print(list(again["dimension"]["bransch"]["category"]["index"]), again["size"], again["value"])
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "pyjstat $VERSION behaves otherwise than is written here." >&2
  exit 1
}
