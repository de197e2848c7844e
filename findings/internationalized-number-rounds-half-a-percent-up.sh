#!/usr/bin/env bash
# What:      @internationalized/number 3.6.9 (npm), `NumberParser` in Swedish, of the style percent, with which fields
#            of forms read what people type.
# Expected:  0.005 of 0,5 %, as 0.05 of 5 %: reading is no rounding. Of other styles all decimals are kept.
# Behaviour: What is read is rounded to whole percents, as that style is shown: half a percent is one, 0,4 is none,
#            3,7 is four.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 5 % 0.05
#> 0,5 % 0.01
#> 0,4 % 0
#> 3,7 % 0.04
#> −2,5 % -0.03
#> 0,125 0.125
set -euo pipefail

VERSION="${VERSION:-3.6.9}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "@internationalized/number@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { NumberParser } from '@internationalized/number'

const percent = new NumberParser('sv-SE', { style: 'percent' })
for (const text of ['5 %', '0,5 %', '0,4 %', '3,7 %', '−2,5 %']) console.log(text, percent.parse(text))
console.log('0,125', new NumberParser('sv-SE').parse('0,125'))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "@internationalized/number $VERSION behaves otherwise than is written here." >&2
  exit 1
}
