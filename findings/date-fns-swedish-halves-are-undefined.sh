#!/usr/bin/env bash
# What:      date-fns 4.4.0 (npm), `formatDuration` in Swedish.
# Expected:  1,5 timmar, or 1.5 timmar, as it is 1.5 hours in English, and 13.5 timmar in Swedish.
# Behaviour: Up to twelve the number is looked up in a list of words, which has no halves and nothing below nought:
#            “undefined timmar”.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 2 hours              två timmar
#> 1.5 hours            undefined timmar
#> 13.5 hours           13.5 timmar
#> 2 years -3 months    två år undefined månader
set -euo pipefail

VERSION="${VERSION:-4.4.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "date-fns@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { formatDuration } from 'date-fns'
import { enUS, sv } from 'date-fns/locale'

for (const duration of [{ hours: 2 }, { hours: 1.5 }, { hours: 13.5 }, { years: 2, months: -3 }]) {
  console.log(formatDuration(duration, { locale: enUS }).padEnd(20), formatDuration(duration, { locale: sv }))
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "date-fns $VERSION behaves otherwise than is written here." >&2
  exit 1
}
