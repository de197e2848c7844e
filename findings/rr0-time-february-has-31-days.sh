#!/usr/bin/env bash
# What:      @rr0/time 0.11.2 (npm, EDTF), the time between two dates.
# Expected:  From 28 February to 1 March 2021 there is a day, in a leap year there are two; 30
#            February is refused, as month 13 is.
# Behaviour: A month is reckoned as 31 days: four, in every year; a year is 372 days. `getTime()` of
#            a date in 2021 is one in 4028 to `Date`. 30 February is a date.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 4 4 372
#> 4028-10-28T00:00:00.000Z
#> 2021-02-30
set -euo pipefail

VERSION="${VERSION:-0.11.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "@rr0/time@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { Level2Date } from '@rr0/time'

const days = (from, to) => (Level2Date.fromString(to).getTime() - Level2Date.fromString(from).getTime()) / 86_400_000
console.log(days('2021-02-28', '2021-03-01'), days('2020-02-28', '2020-03-01'), days('2021-01-01', '2022-01-01'))
console.log(new Date(Level2Date.fromString('2021-05-03').getTime()).toISOString())
console.log(String(Level2Date.fromString('2021-02-30')))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "@rr0/time $VERSION behaves otherwise than is written here." >&2
  exit 1
}
