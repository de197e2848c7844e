#!/usr/bin/env bash
# What:      natural 8.1.1 (npm), `AggressiveTokenizerSv` and `PorterStemmerSv`: words of Swedish.
# Expected:  “kommittén” and “kommittéer” (committee) are words, wherever they stand, and have one stem.
# Behaviour: The first é of a text becomes e, each later one cuts its word: the committee is “kommitten” or
#            “kommitt”, as it comes first or second, and its forms have different stems.
# Hurts:     Swedish laws are prepared by committees, and discussed as ideas (“idé”).
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> kommittén [ 'kommitten' ] [ 'kommit' ]
#> en idé av kommittén [ 'en', 'ide', 'av', 'kommitt', 'n' ] [ 'ide', 'kommit', 'n' ]
#> kommittén och kommittéerna [ 'kommitten', 'och', 'kommitt', 'erna' ] [ 'kommit', 'kommit', 'ern' ]
set -euo pipefail

VERSION="${VERSION:-8.1.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "natural@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
// natural loads dotenv, which writes to the console.
const log = console.log
console.log = () => {}
const { default: natural } = await import('natural')
console.log = log

const words = new natural.AggressiveTokenizerSv()
for (const text of ['kommittén', 'en idé av kommittén', 'kommittén och kommittéerna'])
  log(text, words.tokenize(text), natural.PorterStemmerSv.tokenizeAndStem(text))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "natural $VERSION behaves otherwise than is written here." >&2
  exit 1
}
