#!/usr/bin/env bash
# What:      stopword 3.1.5 (npm), its list of Swedish words that say nothing (`swe`).
# Expected:  Numbers and “inte” (not) say something: its English list has no number.
# Behaviour: Not, never, less, and the numbers from nought to a hundred are dropped, thousand and million
#            are not: five and seven million are one text, so are a claim and its denial.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> skatten ökade inte med fem miljoner  skatten ökade miljoner
#> skatten ökade med sju miljoner       skatten ökade miljoner
#> det blev mindre än hundra tusen      tusen
#> not five seven eleven hundred
set -euo pipefail

VERSION="${VERSION:-3.1.5}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "stopword@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { eng, removeStopwords, swe } from 'stopword'

const claim = 'skatten ökade inte med fem miljoner'
for (const text of [claim, 'skatten ökade med sju miljoner', 'det blev mindre än hundra tusen'])
  console.log(text.padEnd(36), removeStopwords(text.split(' '), swe).join(' '))
console.log(removeStopwords('not five but seven or eleven or a hundred'.split(' '), eng).join(' '))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "stopword $VERSION behaves otherwise than is written here." >&2
  exit 1
}
