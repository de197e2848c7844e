#!/usr/bin/env bash
# What:      @internationalized/number 3.6.9 (npm), `NumberParser` for Swedish, as form fields use it.
# Expected:  “12,5 %” is 0.125, as “12,5” read without percent is 12.5. How many decimals are shown is a
#            matter of writing.
# Behaviour: It is 0.13: what is read is rounded to whole percent, unless decimals are asked for. 0,4 %
#            is nought.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 12 %    0.12
#> 12,5 %  0.13
#> 0,4 %   0
#> 99,9 %  1
#> 12.5678
#> 12.5678
set -euo pipefail

VERSION="${VERSION:-3.6.9}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "@internationalized/number@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { NumberParser } from '@internationalized/number'

const percent = new NumberParser('sv-SE', { style: 'percent' })
for (const text of ['12 %', '12,5 %', '0,4 %', '99,9 %']) console.log(text.padEnd(7), percent.parse(text))
console.log(new NumberParser('sv-SE').parse('12,5678'))
console.log(new NumberParser('sv-SE', { style: 'currency', currency: 'SEK' }).parse('12,5678 kr'))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "@internationalized/number $VERSION behaves otherwise than is written here." >&2
  exit 1
}
