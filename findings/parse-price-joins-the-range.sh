#!/usr/bin/env bash
# What:      parse-price 1.1.8 (npm), amounts from text.
# Expected:  Of “12 000–15 000 kr” one of the two, or none; “49:90”, as Swedish shops write it, is
#            49.90; −300 is negative.
# Behaviour: The digits of both ends are joined to one amount of 1 200 015 000 kr; 49:90 is 4990, a
#            hundred times too much, and the minus sign is gone.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 1 250,50 kr       1250.5
#> 12 000–15 000 kr  1200015000
#> 49:90             4990
#> −300 kr           300
set -euo pipefail

VERSION="${VERSION:-1.1.8}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "parse-price@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import parsePrice from 'parse-price'

for (const text of ['1 250,50 kr', '12 000–15 000 kr', '49:90', '−300 kr'])
  console.log(text.padEnd(17), parsePrice(text))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "parse-price $VERSION behaves otherwise than is written here." >&2
  exit 1
}
