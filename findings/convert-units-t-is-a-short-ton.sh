#!/usr/bin/env bash
# What:      convert-units 2.3.4 (npm), the unit `t`.
# Expected:  `t` is the tonne, 1 000 kg, as in the SI brochure, beside kg, l and m of the same
#            library.
# Behaviour: `t` is the American short ton of 907 kg; the tonne is called `mt`. Whatever is given in
#            tonnes comes out nearly a tenth too small.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 907.184 1000
#> {"abbr":"t","measure":"mass","system":"imperial","singular":"Ton","plural":"Tons"}
set -euo pipefail

VERSION="${VERSION:-2.3.4}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "convert-units@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import convert from 'convert-units'

console.log(convert(1).from('t').to('kg'), convert(1).from('mt').to('kg'))
console.log(JSON.stringify(convert().describe('t')))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "convert-units $VERSION behaves otherwise than is written here." >&2
  exit 1
}
