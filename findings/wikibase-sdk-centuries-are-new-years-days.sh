#!/usr/bin/env bash
# What:      wikibase-sdk 11.6.6 (npm), `simplifyClaim` of dates that Wikidata knows by decade and
#            by century.
# Expected:  The 2010s and the 20th century are told from the years 2010 and 2000: a precision
#            stands with each date. `simple-day` does so for years and months.
# Behaviour: By default both are a new year's day, and with `simple-day` the years 2010 and 2000: of
#            a hundred years the last is left.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> April 2016        2016-04-01T00:00:00.000Z 2016-04
#> 2016              2016-01-01T00:00:00.000Z 2016
#> the 2010s         2010-01-01T00:00:00.000Z 2010
#> the 20th century  2000-01-01T00:00:00.000Z 2000
set -euo pipefail

VERSION="${VERSION:-11.6.6}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "wikibase-sdk@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { simplifyClaim } from 'wikibase-sdk'

const claim = (time, precision) => ({
  mainsnak: {
    snaktype: 'value',
    property: 'P585',
    datatype: 'time',
    datavalue: {
      type: 'time',
      value: { time, precision, timezone: 0, before: 0, after: 0, calendarmodel: 'http://www.wikidata.org/entity/Q1985727' },
    },
  },
  type: 'statement',
  rank: 'normal',
})
for (const [name, ...date] of [
  ['April 2016', '+2016-04-00T00:00:00Z', 10],
  ['2016', '+2016-00-00T00:00:00Z', 9],
  ['the 2010s', '+2010-00-00T00:00:00Z', 8],
  ['the 20th century', '+2000-00-00T00:00:00Z', 7],
])
  console.log(name.padEnd(17), simplifyClaim(claim(...date)), simplifyClaim(claim(...date), { timeConverter: 'simple-day' }))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "wikibase-sdk $VERSION behaves otherwise than is written here." >&2
  exit 1
}
