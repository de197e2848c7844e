#!/usr/bin/env bash
# What:      numeric-quantity 3.3.3 (npm), numbers with raised figures.
# Expected:  10⁶ is a million and 10² a hundred, or no number.
# Behaviour: Raised figures are taken for figures of the line, as within ¹⁄₂: 106 and 102; so is the number
#            of a note, 640².
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 10⁶  106
#> 10²  102
#> 640² 6402
#> ¹⁄₂  0.5
#> 10^6 NaN
set -euo pipefail

VERSION="${VERSION:-3.3.3}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "numeric-quantity@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { numericQuantity } from 'numeric-quantity'

for (const text of ['10⁶', '10²', '640²', '¹⁄₂', '10^6']) console.log(text.padEnd(4), numericQuantity(text))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "numeric-quantity $VERSION behaves otherwise than is written here." >&2
  exit 1
}
