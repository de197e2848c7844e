#!/usr/bin/env bash
# What:      pandas 3.1.1 with pyarrow 26.0.1: mean of a decimal column read with
#            `dtype_backend="pyarrow"`.
# Expected:  The mean of 1 and 2 is 1.5, as the median of the same column is.
# Behaviour: The mean has the places of the column: 2, also by group; of 0.10, 0.20 and 0.26 it is
#            0.19.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> mean 2 median 1.5
#> by group [Decimal('2')]
#> mean of 0.10, 0.20, 0.26: 0.19
set -euo pipefail

VERSION="${VERSION:-3.1.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "pandas==$VERSION" "pyarrow==26.0.1"

cat >"$FOLDER/try.py" <<'PYTHON'
from decimal import Decimal

import pandas as pd
import pyarrow as pa


def column(places, *values):
    return pd.Series([Decimal(v) for v in values], dtype=pd.ArrowDtype(pa.decimal128(12, places)))


whole = column(0, "1", "2")
print("mean", whole.mean(), "median", whole.median())
print("by group", pd.DataFrame({"k": ["a", "a"], "v": whole}).groupby("k").v.mean().tolist())
print("mean of 0.10, 0.20, 0.26:", column(2, "0.10", "0.20", "0.26").mean())
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "pandas $VERSION behaves otherwise than is written here." >&2
  exit 1
}
