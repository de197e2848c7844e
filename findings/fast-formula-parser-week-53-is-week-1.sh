#!/usr/bin/env bash
# What:      fast-formula-parser 1.0.19 (npm), which computes the formulas of spreadsheets: weeks by ISO
#            8601, and texts compared.
# Expected:  3 January 2021 is in week 53, 31 December 2018 in week 1; “Moms” = “moms” is true: in
#            spreadsheets ISOWEEKNUM is ISO 8601's week, and = ignores the case.
# Behaviour: Days of January that belong to the last week of December are in week 1, and the case counts.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> DATE(2018,12,31) 1 1
#> DATE(2016,1,3) 1 1
#> DATE(2021,1,3) 1 1
#> DATE(2021,1,4) 1 1
#> false
set -euo pipefail

VERSION="${VERSION:-1.0.19}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "fast-formula-parser@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import FormulaParser from 'fast-formula-parser'

const parser = new FormulaParser()
const where = { sheet: 'A', row: 1, col: 1 }
for (const [year, month, day] of [[2018, 12, 31], [2016, 1, 3], [2021, 1, 3], [2021, 1, 4]]) {
  const date = `DATE(${year},${month},${day})`
  console.log(date, parser.parse(`ISOWEEKNUM(${date})`, where), parser.parse(`WEEKNUM(${date},21)`, where))
}
console.log(parser.parse('"Moms"="moms"', where))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "fast-formula-parser $VERSION behaves otherwise than is written here." >&2
  exit 1
}
