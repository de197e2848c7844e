#!/usr/bin/env bash
# What:      pyjstat 2.4.0 with pandas 3.1.1: a DataFrame written as JSON-stat.
# Expected:  A JSON-stat cube has a cell for each region and year, in the order of its dimensions:
#            rows are put in their cells, and one that is missing is null.
# Behaviour: The values are written in the order of the rows. In another order, or with one row too
#            few, the numbers stand in the cells of other regions and years; `size` says four cells
#            and three follow.
# Hurts:     who sorts a table by value, or filters it, publishes other numbers.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> in order     ['Nacka', 'Solna'] ['2020', '2021'] [2, 2] [5, 2, 3, 4]
#> by value     ['Nacka', 'Solna'] ['2021', '2020'] [2, 2] [2, 3, 4, 5]
#> one too few  ['Nacka', 'Solna'] ['2020', '2021'] [2, 2] [5, 3, 4]
#> written [['Nacka', '2021', 2], ['Solna', '2020', 3], ['Solna', '2021', 4], ['Nacka', '2020', 5]]
#> read    [['Nacka', '2021', 2], ['Nacka', '2020', 3], ['Solna', '2021', 4], ['Solna', '2020', 5]]
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
import pandas as pd
from pyjstat import pyjstat

rows = [("Nacka", "2020", 5), ("Nacka", "2021", 2), ("Solna", "2020", 3), ("Solna", "2021", 4)]
by_value = sorted(rows, key=lambda row: row[2])
for label, some in (("in order", rows), ("by value", by_value), ("one too few", [rows[0], *rows[2:]])):
    table = pd.DataFrame(some, columns=["region", "år", "value"])
    cube = json.loads(pyjstat.Dataset.read(table).write("jsonstat"))
    order = [list(cube["dimension"][name]["category"]["index"]) for name in ("region", "år")]
    print(f"{label:12}", *order, cube["size"], cube["value"])
table = pd.DataFrame(by_value, columns=["region", "år", "value"])
read = pyjstat.Dataset.read(pyjstat.Dataset.read(table).write("jsonstat")).write("dataframe")
print("written", table.values.tolist())
print("read   ", read.values.tolist())
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "pyjstat $VERSION behaves otherwise than is written here." >&2
  exit 1
}
