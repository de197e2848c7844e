#!/usr/bin/env bash
# What:      @formulajs/formulajs 4.6.1 (npm), the functions of spreadsheets in JavaScript: numbers.
# Expected:  TRUNC of an amount with two decimals to two decimals is that amount, as of ROUNDDOWN, its sibling. VALUE of
#            a deficit is below nought, be it written with a minus sign or in brackets as accounts are, or an error.
# Behaviour: 1.15 is 1.14, 4.35 is 4.34. Minus sign and brackets are dropped: the deficit is a surplus. TEXT with
#            “0000” doesn't fill up with noughts: the code 0180 is 180.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> 1.15 1.14 1.15
#> 4.35 4.34 4.35
#> 8.2 8.19 8.2
#> -640 -640
#> −640 640
#> (640) 640
#> 180
set -euo pipefail

VERSION="${VERSION:-4.6.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "@formulajs/formulajs@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { ROUNDDOWN, TEXT, TRUNC, VALUE } from '@formulajs/formulajs'

for (const amount of [1.15, 4.35, 8.2]) console.log(amount, TRUNC(amount, 2), ROUNDDOWN(amount, 2))
for (const text of ['-640', '\u2212640', '(640)']) console.log(text, VALUE(text))
console.log(TEXT(180, '0000'))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "@formulajs/formulajs $VERSION behaves otherwise than is written here." >&2
  exit 1
}
