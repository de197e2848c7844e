#!/usr/bin/env bash
# What:      isodate 0.1.4 (npm), which reads dates and moments of ISO 8601.
# Expected:  Half past two at +02:00 is half past twelve UTC; a quarter of a second is 250 milliseconds; a month begins
#            with its first day, and 30 February is no date.
# Behaviour: The time zone is added instead of taken away, .25 is 25 milliseconds, a month or a year begins the day
#            before, and 30 February is 2 March.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> 2021-05-03T14:30:00+02:00 → 2021-05-03T16:30:00.000Z
#> 2021-05-03T14:30:00.25Z → 2021-05-03T14:30:00.025Z
#> 2021-05 → 2021-04-30T00:00:00.000Z
#> 2021 → 2020-12-31T00:00:00.000Z
#> 2021-02-30 → 2021-03-02T00:00:00.000Z
set -euo pipefail

VERSION="${VERSION:-0.1.4}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "isodate@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import isodate from 'isodate'

for (const text of ['2021-05-03T14:30:00+02:00', '2021-05-03T14:30:00.25Z', '2021-05', '2021', '2021-02-30']) {
  console.log(text, '→', isodate(text).toISOString())
}
JAVASCRIPT
(cd "$FOLDER" && TZ=UTC node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "isodate $VERSION behaves otherwise than is written here." >&2
  exit 1
}
