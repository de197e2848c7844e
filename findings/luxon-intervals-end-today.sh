#!/usr/bin/env bash
# What:      luxon 3.7.2 (npm), `Interval.fromISO` of days in one month, as ISO 8601 shortens them.
# Expected:  2021-05-03/05 is from 3 to 5 May 2021 (what the end leaves out is that of the start); or invalid,
#            as `2021-05-03/..` is.
# Behaviour: 05 is read as five in the morning of the day on which the program runs: the interval has no
#            error and lasts for years.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 2021-05-03/2021-05-05 true 2021-05-03 2021-05-05
#> 2021-05-03/05         true 2021-05-03 today, 05:00
#> 2021-05-03/..         false undefined undefined
set -euo pipefail

VERSION="${VERSION:-3.7.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "luxon@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { DateTime, Interval } from 'luxon'

for (const text of ['2021-05-03/2021-05-05', '2021-05-03/05', '2021-05-03/..']) {
  const { isValid, start, end } = Interval.fromISO(text)
  const today = end?.toISODate() === DateTime.now().toISODate()
  console.log(text.padEnd(21), isValid, start?.toISODate(), today ? `today, ${end.toFormat('HH:mm')}` : end?.toISODate())
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "luxon $VERSION behaves otherwise than is written here." >&2
  exit 1
}
