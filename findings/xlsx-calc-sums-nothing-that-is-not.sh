#!/usr/bin/env bash
# What:      xlsx-calc 0.9.2 (npm), which computes the formulas of a workbook of SheetJS.
# Expected:  What is more than 5 makes 13, what is not 6 makes 12. “sant” is found, as Excel and LibreOffice find it.
# Behaviour: A criterion with a sign in it is compared to the letter: both sums are 0. “sant” is equal to “Sant”
#            for =, and not found by VLOOKUP (#N/A, which is 42 in the cell).
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> SUM(A2:A4)                     n 18
#> SUMIF(A2:A4,">5")              n 0
#> SUMIF(A2:A4,"<>6")             n 0
#> "sant"="Sant"                  undefined true
#> VLOOKUP("Sant",B2:C3,2,FALSE)  n 20
#> VLOOKUP("sant",B2:C3,2,FALSE)  e 42
set -euo pipefail

VERSION="${VERSION:-0.9.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "xlsx-calc@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import calculate from 'xlsx-calc'

const number = (v) => ({ t: 'n', v })
const text = (v) => ({ t: 's', v })
for (const f of [
  'SUM(A2:A4)',
  'SUMIF(A2:A4,">5")',
  'SUMIF(A2:A4,"<>6")',
  '"sant"="Sant"',
  'VLOOKUP("Sant",B2:C3,2,FALSE)',
  'VLOOKUP("sant",B2:C3,2,FALSE)',
]) {
  const S = { '!ref': 'A1:C4', A1: { t: 'n', f }, A2: number(5), A3: number(6), A4: number(7) }
  Object.assign(S, { B2: text('Sant'), B3: text('Falskt'), C2: number(20), C3: number(30) })
  calculate({ SheetNames: ['S'], Sheets: { S } })
  console.log(f.padEnd(30), S.A1.t, S.A1.v)
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "xlsx-calc $VERSION behaves otherwise than is written here." >&2
  exit 1
}
