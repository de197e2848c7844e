#!/usr/bin/env bash
# What:      polars 2.1.0, arithmetic on Decimal columns.
# Expected:  0.12 × 0.12 is 0.0144, as pyarrow and DuckDB have it, and 1 / 3 has decimals.
# Behaviour: The result has the places of its operands: 0.01, and 1 / 3 is 0.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 0.12 × 0.12 = 0.01
#> 1 / 3 = 0
#> mean of 1 and 2 = 1.5
set -euo pipefail

VERSION="${VERSION:-2.1.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "polars==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from decimal import Decimal

import polars as pl

print("0.12 × 0.12 =", (pl.Series([Decimal("0.12")]) * pl.Series([Decimal("0.12")]))[0])
print("1 / 3 =", (pl.Series([Decimal(1)]) / pl.Series([Decimal(3)]))[0])
print("mean of 1 and 2 =", pl.Series([Decimal(1), Decimal(2)]).mean())
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "polars $VERSION behaves otherwise than is written here." >&2
  exit 1
}
