#!/usr/bin/env bash
# What:      multi-number-parse 1.1.0 (npm), told that the decimal sign is the comma.
# Expected:  −5, as for “-5” with a hyphen; no number for a range, a fraction or a time.
# Behaviour: Whatever sign stands before the last digits is their decimal comma: −5 is a half, 5–7 is 5.7,
#            the session 2021/22 is 2021.22.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 12,5     12.5
#> -5       -5
#> −5       0.5
#> 5–7      5.7
#> 1/2      1.2
#> 2021/22  2021.22
#> 12:50    12.5
#> 10^6     10.6
set -euo pipefail

VERSION="${VERSION:-1.1.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "multi-number-parse@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import parse from 'multi-number-parse'

for (const text of ['12,5', '-5', '−5', '5–7', '1/2', '2021/22', '12:50', '10^6'])
  console.log(text.padEnd(8), parse.default(text, ','))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "multi-number-parse $VERSION behaves otherwise than is written here." >&2
  exit 1
}
