#!/usr/bin/env bash
# What:      @edtf-ts/core 0.4.2 (npm), a moment with a time zone, beside edtf 4.11.1.
# Expected:  Half past eleven in the evening at +02:00 is half past nine in UTC: `min` and `max` are
#            in milliseconds since 1970, and the same moment written with `Z` has the same.
# Behaviour: The zone is read and shown, but not reckoned with: the two are two hours apart, and an
#            evening at −05:00 stays on its day, which in UTC is the next.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 2016-04-14T21:30:00Z      2016-04-14T21:30:00.000Z 2016-04-14T21:30:00.000Z
#> 2016-04-14T23:30:00+02:00 2016-04-14T23:30:00.000Z 2016-04-14T21:30:00.000Z
#> 2016-04-14T23:30:00-05:00 2016-04-14T23:30:00.000Z 2016-04-15T04:30:00.000Z
set -euo pipefail

VERSION="${VERSION:-0.4.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "@edtf-ts/core@$VERSION" "edtf@4.11.1"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { parse } from '@edtf-ts/core'
import edtf from 'edtf'

for (const text of ['2016-04-14T21:30:00Z', '2016-04-14T23:30:00+02:00', '2016-04-14T23:30:00-05:00'])
  console.log(text.padEnd(25), ...[parse(text).value, edtf(text)].map(({ min }) => new Date(min).toISOString()))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "@edtf-ts/core $VERSION behaves otherwise than is written here." >&2
  exit 1
}
