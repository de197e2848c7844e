#!/usr/bin/env bash
# What:      compromise 14.17.0 (npm), numbers in English text.
# Expected:  1,500,000, as “two and a half” is 2.5 and “half a million” 500,000; 500,000; 1,500,000,000; 1984.
# Behaviour: A million, 1,000,000.5 and 1.5: what stands before the half, or behind the number, is not counted
#            with. A year in words is three numbers.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> two and a half [ 2.5 ]
#> half a million [ 500000 ]
#> one and a half million [ 1000000 ]
#> 1/2 million [ 1000000.5 ]
#> 1.5 bn [ 1.5 ]
#> 1.5bn [ 1.5 ]
#> nineteen eighty-four [ 19, 80, 4 ]
#> twenty twenty one [ 0, 1 ]
set -euo pipefail

VERSION="${VERSION:-14.17.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "compromise@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import nlp from 'compromise'

const texts = ['two and a half', 'half a million', 'one and a half million', '1/2 million', '1.5 bn', '1.5bn']
for (const text of [...texts, 'nineteen eighty-four', 'twenty twenty one'])
  console.log(text, nlp(text).numbers().json().map((found) => found.number.num))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "compromise $VERSION behaves otherwise than is written here." >&2
  exit 1
}
