#!/usr/bin/env bash
# What:      sherlockjs 1.4.2 (npm), “natural language parser” for events: what happens, and when; with amounts.
# Expected:  “Budget of 640 million” on 1 June, all day; “from 5 to 6 percent” tomorrow, all day.
# Behaviour: Amounts are times of day: at 18:40, as if 640 were 6:40 in the evening, and the budget is one “of million”;
#            from five in the afternoon today until tomorrow, and 5 is gone from the title.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> budget of million; 2021-06-01 18:40; ; at a time
#> 6 percent; 2021-05-03 17:00; 2021-05-04 17:00; at a time
#> Debate; 2021-06-01 00:00; ; all day
set -euo pipefail

VERSION="${VERSION:-1.4.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "sherlockjs@$VERSION"

cat >"$FOLDER/try.cjs" <<'JAVASCRIPT'
const Sherlock = require('sherlockjs')

Sherlock._setNow(new Date(2021, 4, 3, 9))
for (const text of ['Budget of 640 million on June 1', 'From 5 to 6 percent tomorrow', 'Debate on June 1']) {
  const { eventTitle, startDate, endDate, isAllDay } = Sherlock.parse(text)
  const day = (date) => date && date.toLocaleString('sv-SE').slice(0, 16)
  console.log([eventTitle, day(startDate), day(endDate), isAllDay ? 'all day' : 'at a time'].join('; '))
}
JAVASCRIPT
(cd "$FOLDER" && node try.cjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "sherlockjs $VERSION behaves otherwise than is written here." >&2
  exit 1
}
