#!/usr/bin/env bash
# What:      edtf 5.0.2 (Python) and the interval `2023-05-03/2023-05-01`.
# Expected:  An interval that ends before it begins is refused, as npm's edtf and @edtf-ts/core do.
# Behaviour: It parses, and its lower bound is later than its upper one: no date lies within it.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> Interval (2023, 5, 3) (2023, 5, 1) lower <= upper: False
set -euo pipefail

VERSION="${VERSION:-5.0.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "edtf==$VERSION" "pyparsing==3.3.3"

cat >"$FOLDER/try.py" <<'PYTHON'
import warnings

warnings.simplefilter("ignore")
from edtf import parse_edtf

date = parse_edtf("2023-05-03/2023-05-01")
lower, upper = date.lower_strict()[:3], date.upper_strict()[:3]
print(type(date).__name__, lower, upper, "lower <= upper:", lower <= upper)
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "edtf $VERSION behaves otherwise than is written here." >&2
  exit 1
}
