#!/usr/bin/env bash
# What:      hyparquet 1.33.0 (npm), decimal and timestamp columns of a Parquet file.
# Expected:  A decimal is exact (text or bigint with a scale), or a value that a float cannot hold is
#            refused.
# Behaviour: Every decimal becomes a float without a word: 123456789012345678.123456 ends in 680, and
#            of a timestamp's microseconds three digits go.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> number 123456789012345680n 2016-04-14T23:30:00.123Z
#> number 640n 2016-04-14T23:30:00.123Z
set -euo pipefail

VERSION="${VERSION:-1.33.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "pyarrow==26.0.1"
npm install --silent --no-audit --no-fund --prefix "$FOLDER" "hyparquet@$VERSION"

cat >"$FOLDER/write.py" <<'PYTHON'
from datetime import UTC, datetime
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq

values = pa.array([Decimal("123456789012345678.123456"), Decimal("640")], pa.decimal128(24, 6))
moments = pa.array([datetime(2016, 4, 14, 23, 30, 0, 123456, UTC)] * 2, pa.timestamp("us", "UTC"))
pq.write_table(pa.table({"value": values, "at": moments}), "table.parquet")
PYTHON
cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'

for (const { value, at } of await parquetReadObjects({ file: await asyncBufferFromFile('table.parquet') }))
  console.log(typeof value, BigInt(value), at.toISOString())
JAVASCRIPT
(cd "$FOLDER" && venv/bin/python write.py && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "hyparquet $VERSION behaves otherwise than is written here." >&2
  exit 1
}
