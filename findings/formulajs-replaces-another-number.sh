#!/usr/bin/env bash
# What:      @formulajs/formulajs 4.6.1 (npm), the functions of spreadsheets in JavaScript: texts.
# Expected:  SUBSTITUTE with a 2 replaces the second: “640 av 460”, “a-b-a”. PROPER writes Åre and Örebro Län. COUNTIF
#            counts two of “Skatt*”: `*` stands for any signs, as in Excel and in OpenFormula.
# Behaviour: The second stays as it is, or another one is replaced, so that 640 is uncorrected and nothing says so. PROPER
#            takes å, ä and ö for spaces and writes the letter behind them large. `*` is a letter like others: none.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> 640 av 640
#> a-a-b
#> aab
#> åRe Och öRebro Län
#> 0 0 1
set -euo pipefail

VERSION="${VERSION:-4.6.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "@formulajs/formulajs@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { COUNTIF, PROPER, SUBSTITUTE, SUMIF } from '@formulajs/formulajs'

console.log(SUBSTITUTE('640 av 640', '640', '460', 2))
console.log(SUBSTITUTE('a-a-a', 'a', 'b', 2))
console.log(SUBSTITUTE('aaa', 'a', 'b', 2))
console.log(PROPER('åre och örebro län'))
const rows = ['Skatt', 'Skatter', 'Moms']
console.log(COUNTIF(rows, 'Skatt*'), SUMIF(rows, 'Skatt*', [100, 20, 3]), COUNTIF(rows, 'Skatt'))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "@formulajs/formulajs $VERSION behaves otherwise than is written here." >&2
  exit 1
}
