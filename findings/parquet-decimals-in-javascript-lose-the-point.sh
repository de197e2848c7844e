#!/usr/bin/env bash
# What:      parquet-wasm 0.8.0 with apache-arrow 21.2.0 (npm): a decimal column of a Parquet file.
# Expected:  640.00 reads as 640, or as something from which no number is made by accident.
# Behaviour: The number without its point: `Number(value)`, `String(value)` and JSON give 64000; only
#            `valueOf(2)`, called with the scale by hand, gives 640.
# Hurts:     a JavaScript reader of a data set with decimals publishes amounts a hundred times too
#            large.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 64000 64000 {"value":"\"64000\""} 640
#> 10 10 {"value":"\"10\""} 0.1
#> -125050 -125050 {"value":"\"-125050\""} -1250.5
set -euo pipefail

VERSION="${VERSION:-0.8.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "pyarrow==26.0.1"
npm install --silent --no-audit --no-fund --prefix "$FOLDER" "parquet-wasm@$VERSION" "apache-arrow@21.2.0"

cat >"$FOLDER/write.py" <<'PYTHON'
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq

values = pa.array([Decimal("640.00"), Decimal("0.10"), Decimal("-1250.50")], pa.decimal128(12, 2))
pq.write_table(pa.table({"value": values}), "table.parquet")
PYTHON
cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { readFileSync } from 'node:fs'
import { tableFromIPC } from 'apache-arrow'
import { readParquet } from 'parquet-wasm'

const file = new Uint8Array(readFileSync('table.parquet'))
for (const { value } of tableFromIPC(readParquet(file).intoIPCStream()))
  console.log(Number(value), String(value), JSON.stringify({ value }), value.valueOf(2))
JAVASCRIPT
(cd "$FOLDER" && venv/bin/python write.py && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "parquet-wasm $VERSION behaves otherwise than is written here." >&2
  exit 1
}
