#!/usr/bin/env bash
# What:      words-to-numbers 1.5.1 (npm), numbers in English words.
# Expected:  640,000; 250,000; 1,640,000, as “two hundred thousand” is 200,000.
# Behaviour: Only the word right before “thousand” is multiplied, and the rest added: 40,600, 50,200, and
#            5,040 for forty-five thousand.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> two hundred thousand                     200000
#> six hundred forty thousand               40600
#> two hundred and fifty thousand           50200
#> one million six hundred forty thousand   1040600
#> forty five thousand                      5040
set -euo pipefail

VERSION="${VERSION:-1.5.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "words-to-numbers@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import module from 'words-to-numbers'

const { wordsToNumbers } = module
for (const words of [
  'two hundred thousand',
  'six hundred forty thousand',
  'two hundred and fifty thousand',
  'one million six hundred forty thousand',
  'forty five thousand',
]) {
  console.log(words.padEnd(40), wordsToNumbers(words))
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "words-to-numbers $VERSION behaves otherwise than is written here." >&2
  exit 1
}
