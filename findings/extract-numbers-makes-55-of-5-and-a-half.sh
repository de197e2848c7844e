#!/usr/bin/env bash
# What:      extract-numbers 2.0.2 (npm), numbers of Swedish and English text.
# Expected:  5,5 is 5.5 or two fives; from 3-5 come 3 and 5; −4 with a real minus sign is below zero, or
#            not found.
# Behaviour: 5,5 is 55; the end of each range is below zero; the minus sign is lost.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 5,5 procent     [ 55 ]
#> 3-5 procent     [ 3, -5 ]
#> −4 procent      [ 4 ]
#> åren 2018-2022  [ 2018, -2022 ]
#> 1,250,000 kr    [ 1250000 ]
set -euo pipefail

VERSION="${VERSION:-2.0.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "extract-numbers@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import ExtractNumbers from 'extract-numbers'

const reader = new ExtractNumbers({ string: false })
for (const text of ['5,5 procent', '3-5 procent', '−4 procent', 'åren 2018-2022', '1,250,000 kr']) {
  console.log(text.padEnd(15), reader.extractNumbers(text))
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "extract-numbers $VERSION behaves otherwise than is written here." >&2
  exit 1
}
