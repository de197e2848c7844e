#!/usr/bin/env bash
# What:      @dsnp/parquetjs 1.8.8 (npm) reading a Parquet file of hyparquet-writer 0.17.0: an unsigned count, and
#            a decimal in bytes, as pyarrow writes decimals too.
# Expected:  3000000000, or an error; 640.05, as of decimals that are stored in integers.
# Behaviour: Counts from 2 147 483 648 on are below zero, though the column says that it has no sign. Of the decimal
#            come its bytes, of which `Number` makes no number.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 2000000000 640.05 <Buffer 00 00 00 00 00 00 00 00 00 00 00 00 00 00 fa 05> NaN
#> -1294967296 -3 <Buffer ff ff ff ff ff ff ff ff ff ff ff ff ff ff fe d4> NaN
set -euo pipefail

VERSION="${VERSION:-1.8.8}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "@dsnp/parquetjs@$VERSION" "hyparquet-writer@0.17.0"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { writeFileSync } from 'node:fs'
import parquet from '@dsnp/parquetjs'
import { parquetWriteBuffer } from 'hyparquet-writer'

const bytes = { type: 'FIXED_LEN_BYTE_ARRAY', type_length: 16 }
const written = parquetWriteBuffer({
  schema: [
    { name: 'root', num_children: 3 },
    { name: 'count', type: 'INT32', converted_type: 'UINT_32', repetition_type: 'REQUIRED' },
    { name: 'kr', type: 'INT64', converted_type: 'DECIMAL', scale: 2, precision: 18, repetition_type: 'REQUIRED' },
    { name: 'krona', ...bytes, converted_type: 'DECIMAL', scale: 2, precision: 30, repetition_type: 'REQUIRED' },
  ],
  columnData: [
    { name: 'count', data: [2000000000, 3000000000] },
    { name: 'kr', data: [640.05, -3] },
    { name: 'krona', data: [640.05, -3] },
  ],
})
writeFileSync('in.parquet', Buffer.from(written))

const reader = await parquet.ParquetReader.openFile('in.parquet')
const cursor = reader.getCursor()
for (let row; (row = await cursor.next()); ) console.log(Number(row.count), row.kr, row.krona, Number(row.krona))
await reader.close()
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "@dsnp/parquetjs $VERSION behaves otherwise than is written here." >&2
  exit 1
}
