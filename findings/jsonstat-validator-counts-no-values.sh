#!/usr/bin/env bash
# What:      jsonstat-validator 0.4.6, a cube of two regions and two years.
# Expected:  Its four cells need four values, or an object whose keys are 0 to 3; a category's place
#            lies within its dimension. A missing category is found, so is a wrong date.
# Behaviour: Three values, five, a value in cell 9, and a region in place 5 of two are valid.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> four values   True
#> three values  True
#> five values   True
#> cell 9        True
#> place 5       True
#> one region    error
set -euo pipefail

VERSION="${VERSION:-0.4.6}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "jsonstat-validator==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from jsonstat_validator import JSONStatValidationError, validate_jsonstat


def cube(value, regions):
    dimension = {
        "region": {"label": "region", "category": {"index": regions}},
        "tid": {"label": "år", "category": {"index": ["2020", "2021"]}},
    }
    return {
        "version": "2.0",
        "class": "dataset",
        "label": "T",
        "id": ["region", "tid"],
        "size": [2, 2],
        "dimension": dimension,
        "value": value,
    }


TWO = {"0114": 0, "0180": 1}
for label, some in (
    ("four values", cube([1, 2, 3, 4], TWO)),
    ("three values", cube([1, 2, 3], TWO)),
    ("five values", cube([1, 2, 3, 4, 5], TWO)),
    ("cell 9", cube({"0": 1, "9": 2}, TWO)),
    ("place 5", cube([1, 2, 3, 4], {"0114": 0, "0180": 5})),
    ("one region", cube([1, 2, 3, 4], {"0114": 0})),
):
    try:
        print(f"{label:13} {validate_jsonstat(some)}")
    except JSONStatValidationError:
        print(f"{label:13} error")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "jsonstat-validator $VERSION behaves otherwise than is written here." >&2
  exit 1
}
