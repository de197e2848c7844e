#!/usr/bin/env bash
# What:      luxon 3.7.2 (npm), a year before Christ read and written with its era (`y G`).
# Expected:  44 f.Kr. is the ISO year -0043 (ISO 8601 has a year 0), and written again 44 f.Kr.
# Behaviour: It becomes the year -44, which is 45 f.Kr., as JavaScript's own formatter says of the same day;
#            luxon writes “-44 f.Kr.”, before and below nought at once.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> -000044-01-01 | -44 f.Kr.
#> 45 f.Kr.
set -euo pipefail

VERSION="${VERSION:-3.7.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "luxon@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { DateTime } from 'luxon'

const read = DateTime.fromFormat('44 f.Kr.', 'y G', { locale: 'sv', zone: 'utc' })
console.log(read.toISODate(), '|', read.toFormat('y G'))
console.log(read.toJSDate().toLocaleDateString('sv', { era: 'short', year: 'numeric', timeZone: 'UTC' }))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "luxon $VERSION behaves otherwise than is written here." >&2
  exit 1
}
