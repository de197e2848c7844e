#!/usr/bin/env bash
# What:      hot-formula-parser 4.0.0 (npm), which computes the formulas of spreadsheets: halves, and
#            halves below nought.
# Expected:  −3 and −0.13, away from zero, as ROUND does in every spreadsheet and as its own ROUNDUP does: a
#            deficit of 2.5 and a surplus of 2.5 are rounded alike.
# Behaviour: A half is rounded towards the greater number: a surplus up, a deficit down.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> ROUND(2.5,0) 3
#> ROUND(-2.5,0) -2
#> ROUND(0.125,2) 0.13
#> ROUND(-0.125,2) -0.12
#> ROUNDUP(-2.5,0) -3
set -euo pipefail

VERSION="${VERSION:-4.0.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "hot-formula-parser@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { Parser } from 'hot-formula-parser'

const parser = new Parser()
for (const formula of ['ROUND(2.5,0)', 'ROUND(-2.5,0)', 'ROUND(0.125,2)', 'ROUND(-0.125,2)', 'ROUNDUP(-2.5,0)'])
  console.log(formula, parser.parse(formula).result)
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "hot-formula-parser $VERSION behaves otherwise than is written here." >&2
  exit 1
}
