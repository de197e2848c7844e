#!/usr/bin/env bash
# What:      jsonstat-toolkit 2.2.2 (npm), a cube with two regions of one name, turned to a table with a
#            column for each.
# Expected:  Two columns: 0180 and 0184 are two regions; or an error.
# Behaviour: There is one, of the region that comes last; the numbers of the other are gone. With
#            `content: 'id'` both are there.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> [ { 'år': '2020', '0184': 3 }, { 'år': '2021', '0184': 4 } ]
#> [
#>   { 'år': '2020', '0180': 1, '0184': 3 },
#>   { 'år': '2021', '0180': 2, '0184': 4 }
#> ]
set -euo pipefail

VERSION="${VERSION:-2.2.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "jsonstat-toolkit@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import JSONstat from 'jsonstat-toolkit'

const cube = () => JSONstat({
  version: '2.0', class: 'dataset', id: ['region', 'år'], size: [2, 2], value: [1, 2, 3, 4],
  dimension: {
    region: { category: { index: ['0180', '0184'], label: { '0180': 'Håbo', '0184': 'Håbo' } } },
    år: { category: { index: ['2020', '2021'] } },
  },
})
console.log(cube().toTable({ type: 'arrobj', by: 'region' }))
console.log(cube().toTable({ type: 'arrobj', by: 'region', content: 'id' }))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "jsonstat-toolkit $VERSION behaves otherwise than is written here." >&2
  exit 1
}
