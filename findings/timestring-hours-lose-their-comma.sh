#!/usr/bin/env bash
# What:      timestring 7.0.0 (npm), durations as Swedes write them, in seconds.
# Expected:  An hour and a half is 5400, or an error; minus five minutes is −300, or an error, as there is
#            one for a unit that isn't known; of “1 h 30” the minutes aren't lost.
# Behaviour: The comma is deleted, and an hour and a half is fifteen hours; so is the sign before five minutes;
#            a number without a unit counts for nothing.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 1.5 h 5400
#> 1,5 h 54000
#> -5 min 300
#> −5 min 300
#> 1 h 30 3600
set -euo pipefail

VERSION="${VERSION:-7.0.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "timestring@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import timestring from 'timestring'

for (const text of ['1.5 h', '1,5 h', '-5 min', '−5 min', '1 h 30']) console.log(text, timestring(text))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "timestring $VERSION behaves otherwise than is written here." >&2
  exit 1
}
