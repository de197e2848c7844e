#!/usr/bin/env bash
# What:      @dsnp/parquetjs 1.8.8 (npm), amounts in a DECIMAL column of two places, written and read again, by
#            itself and by hyparquet 1.33.0.
# Expected:  640.05 and 1.15, which have two places.
# Behaviour: What floats make of the number times a hundred is cut instead of rounded: of some amounts the last
#            place is one less in the file. Nothing is said.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 640.04 640.5 1.14 8.41 0.28 -0.29
#> 640.04 640.5 1.14 8.41 0.28 -0.29
set -euo pipefail

VERSION="${VERSION:-1.8.8}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "@dsnp/parquetjs@$VERSION" "hyparquet@1.33.0"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { readFileSync } from 'node:fs'
import parquet from '@dsnp/parquetjs'
import { parquetReadObjects } from 'hyparquet'

const schema = new parquet.ParquetSchema({ kr: { type: 'DECIMAL', precision: 10, scale: 2 } })
const writer = await parquet.ParquetWriter.openFile(schema, 'out.parquet')
for (const kr of [640.05, 640.5, 1.15, 8.41, 0.29, -0.29]) await writer.appendRow({ kr })
await writer.close()

const reader = await parquet.ParquetReader.openFile('out.parquet')
const cursor = reader.getCursor()
const rows = []
for (let row; (row = await cursor.next()); ) rows.push(row.kr)
await reader.close()
console.log(...rows)
const bytes = readFileSync('out.parquet')
const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)
console.log(...(await parquetReadObjects({ file })).map((row) => row.kr))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "@dsnp/parquetjs $VERSION behaves otherwise than is written here." >&2
  exit 1
}
