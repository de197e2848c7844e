#!/usr/bin/env bash
# What:      written-number 0.11.1 (npm), numbers as words.
# Expected:  “Minus five”, “one point five”, “zero point four”, or an error; not another number.
# Behaviour: What is below nought is nothing at all, an empty text; decimals are rounded to a whole number, so that one
#            and a half is two, 0.4 zero, and 99.5 percent a hundred. Nothing says so.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> -5 ""
#> 1.5 "two"
#> 0.4 "zero"
#> 99.5 "one hundred"
#> 640 "six hundred and forty"
set -euo pipefail

VERSION="${VERSION:-0.11.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "written-number@$VERSION"

cat >"$FOLDER/try.cjs" <<'JAVASCRIPT'
const writtenNumber = require('written-number')

for (const number of [-5, 1.5, 0.4, 99.5, 640]) console.log(number, JSON.stringify(writtenNumber(number)))
JAVASCRIPT
(cd "$FOLDER" && node try.cjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "written-number $VERSION behaves otherwise than is written here." >&2
  exit 1
}
