#!/usr/bin/env bash
# What:      sugar-date 2.0.6 (npm) with its Swedish locale.
# Expected:  “3/5 2023” is 3 May, as “3/5-23” and “3.5.2023” are; “20210503” is that day; what is
#            not understood is an invalid date, as “Q3 2022” is.
# Behaviour: With a space before the year the month comes first: 5 March. The eight digits are the
#            year 20210503; of “5 mars-7 april 2022” a day in 2007 is left, and a week is a month of
#            2001.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 3.5.2023             2023-05-03T00:00:00.000Z
#> 3/5-23               2023-05-03T00:00:00.000Z
#> 3/5 2023             2023-03-05T00:00:00.000Z
#> 20210503             +210503-11-20T00:00:00.000Z
#> 5 mars-7 april 2022  2007-04-05T00:00:00.000Z
#> vecka 12             2001-12-01T00:00:00.000Z
#> Q3 2022              invalid
set -euo pipefail

VERSION="${VERSION:-2.0.6}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "sugar-date@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import Sugar from 'sugar-date'
import 'sugar-date/locales/sv.js'

for (const text of ['3.5.2023', '3/5-23', '3/5 2023', '20210503', '5 mars-7 april 2022', 'vecka 12', 'Q3 2022']) {
  const date = Sugar.Date.create(text, { locale: 'sv', fromUTC: true, setUTC: true })
  console.log(text.padEnd(20), isNaN(date) ? 'invalid' : date.toISOString())
}
JAVASCRIPT
(cd "$FOLDER" && TZ=UTC node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "sugar-date $VERSION behaves otherwise than is written here." >&2
  exit 1
}
