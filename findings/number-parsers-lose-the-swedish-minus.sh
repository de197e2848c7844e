#!/usr/bin/env bash
# What:      currency.js 2.0.4, accounting 0.4.1 and parsecurrency 1.1.1 (npm), told that the comma is the
#            decimal sign, reading what JavaScript itself wrote in Swedish.
# Expected:  −1 234,5, or an error: Swedish has the minus sign U+2212 (CLDR), which `Intl` writes.
# Behaviour: The sign is dropped with the spaces: a deficit is read as a surplus. With a hyphen, which
#            `Intl` does not write in Swedish, the number is negative.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> "−1 234,5" 1234.5 1234.5 1234.5
#> "-1 234,5" -1234.5 -1234.5 -1234.5
set -euo pipefail

VERSION="${VERSION:-2.0.4}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "currency.js@$VERSION" \
  "accounting@0.4.1" "parsecurrency@1.1.1"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import accounting from 'accounting'
import currency from 'currency.js'
import parseCurrency from 'parsecurrency'

for (const text of [new Intl.NumberFormat('sv-SE').format(-1234.5), '-1 234,5'])
  console.log(
    JSON.stringify(text),
    currency(text, { decimal: ',', separator: ' ' }).value,
    accounting.unformat(text, ','),
    parseCurrency(text).value,
  )
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "currency.js $VERSION behaves otherwise than is written here." >&2
  exit 1
}
