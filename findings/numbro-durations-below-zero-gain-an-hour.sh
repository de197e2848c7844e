#!/usr/bin/env bash
# What:      numbro 2.5.0 (npm): a number of seconds written as a time, and read again.
# Expected:  −3661 seconds are -1:01:01, as 3661 are 1:01:01; what is written is read as the same number.
# Behaviour: -2:58:59: an hour too many, and minutes that count the other way. The library reads it as
#            −3661 again; nobody else does.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 3661 1:01:01 3661
#> -3661 -2:58:59 -3661
#> -60 -1:59:00 -60
#> -90 -1:58:30 -90
#> -5400 -2:30:00 -5400
set -euo pipefail

VERSION="${VERSION:-2.5.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "numbro@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import numbro from 'numbro'

for (const seconds of [3661, -3661, -60, -90, -5400]) {
  const written = numbro(seconds).format({ output: 'time' })
  console.log(seconds, written, numbro.unformat(written, { output: 'time' }))
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "numbro $VERSION behaves otherwise than is written here." >&2
  exit 1
}
