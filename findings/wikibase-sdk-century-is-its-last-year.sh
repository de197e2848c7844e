#!/usr/bin/env bash
# What:      wikibase-sdk 11.6.6 (npm), times from Wikidata made simple: a century, a decade, and a day of
#            the Julian calendar.
# Expected:  +2000 with precision 7 is the 20th century, +1850 with 8 the 1850s: something that is no
#            year. 30 November 1718, Julian (the death of Charles XII), is 11 December in ISO 8601.
# Behaviour: The century is the year 2000, or its first day; the decade the year 1850. The day keeps its
#            Julian number and gets a Z.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> +2000-00-00T00:00:00Z 7 2000-01-01T00:00:00.000Z 2000
#> +1850-00-00T00:00:00Z 8 1850-01-01T00:00:00.000Z 1850
#> +1718-11-30T00:00:00Z 11 1718-11-30T00:00:00.000Z 1718-11-30
set -euo pipefail

VERSION="${VERSION:-11.6.6}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "wikibase-sdk@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { simplifyClaim } from 'wikibase-sdk'

const times = [
  ['+2000-00-00T00:00:00Z', 7, 'Q1985727'],
  ['+1850-00-00T00:00:00Z', 8, 'Q1985727'],
  ['+1718-11-30T00:00:00Z', 11, 'Q1985786'],
]
for (const [time, precision, calendar] of times) {
  const calendarmodel = `http://www.wikidata.org/entity/${calendar}`
  const value = { time, precision, calendarmodel, timezone: 0, before: 0, after: 0 }
  const datavalue = { type: 'time', value }
  const mainsnak = { snaktype: 'value', property: 'P570', datatype: 'time', datavalue }
  const claim = { mainsnak, rank: 'normal', type: 'statement', id: 'Q1$1' }
  console.log(time, precision, simplifyClaim(claim), simplifyClaim(claim, { timeConverter: 'simple-day' }))
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "wikibase-sdk $VERSION behaves otherwise than is written here." >&2
  exit 1
}
