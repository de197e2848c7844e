#!/usr/bin/env bash
# What:      jsonstat-utils 2.5.5 (npm), `fromCSV`.
# Expected:  An empty cell is a value that is missing: null, as a cell with `..` is.
# Behaviour: The empty cell becomes 0, which counts in every sum and mean; `..` becomes null.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> [2,2] [640,0,null,12]
set -euo pipefail

VERSION="${VERSION:-2.5.5}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "jsonstat-utils@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import utils from 'jsonstat-utils'

const table = ['region,tid,value', '0114,2020,640', '0114,2021,', '0180,2020,..', '0180,2021,12'].join('\n')
const { value, size } = utils.fromCSV(table)
console.log(JSON.stringify(size), JSON.stringify(value))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "jsonstat-utils $VERSION behaves otherwise than is written here." >&2
  exit 1
}
