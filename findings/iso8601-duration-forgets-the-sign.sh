#!/usr/bin/env bash
# What:      iso8601-duration 2.1.4 (npm), `parse` and `toSeconds` of durations with signs.
# Expected:  −P1D is a day before (XML Schema, ISO 8601-2); P1Y-2M ten months; or an error, as for P-1D.
# Behaviour: A sign before the duration is skipped: the deadline that was a day ago is in a day. What stands
#            behind a sign within it is skipped as well: a year.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> P1D     1 days
#> -P1D    1 days
#> P1Y     365 days
#> P1Y-2M  365 days
#> P-1D    invalid duration: P-1D
set -euo pipefail

VERSION="${VERSION:-2.1.4}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "iso8601-duration@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { parse, toSeconds } from 'iso8601-duration'

const start = new Date('2021-05-03T12:00:00Z')
for (const text of ['P1D', '-P1D', 'P1Y', 'P1Y-2M', 'P-1D'])
  try {
    console.log(text.padEnd(7), toSeconds(parse(text), start) / 86400, 'days')
  } catch (error) {
    console.log(text.padEnd(7), error.message)
  }
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "iso8601-duration $VERSION behaves otherwise than is written here." >&2
  exit 1
}
