#!/usr/bin/env bash
# What:      microdata-node 2.0.0 (npm), `<data value>` as HTML has it for codes that people see as
#            words.
# Expected:  The value of an item is a string, so the HTML standard's JSON: “0180”.
# Behaviour: It is made a number: municipality 0180 is 180, `1e5` 100000, the last digits of a long
#            id are rounded, and an empty value is 0.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> {"code":[180],"batch":[100000],"id":[12345678901234567000],"note":[0]}
set -euo pipefail

VERSION="${VERSION:-2.0.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "microdata-node@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import microdata from 'microdata-node'

const page = `<div itemscope itemtype="https://schema.org/City"><data itemprop="code" value="0180">Stockholm</data>
<data itemprop="batch" value="1e5">A</data><data itemprop="id" value="12345678901234567890">B</data>
<data itemprop="note" value="">C</data></div>`
console.log(JSON.stringify(microdata.toJson(page, { base: 'https://example.org/' }).items[0].properties))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "microdata-node $VERSION behaves otherwise than is written here." >&2
  exit 1
}
