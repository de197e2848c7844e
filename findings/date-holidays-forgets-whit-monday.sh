#!/usr/bin/env bash
# What:      date-holidays 3.37.0 (npm), Sweden's public holidays before the law was changed.
# Expected:  31 May 2004, annandag pingst, is public, and from 2005 on 6 June is: one took the other's place.
#            Midsummer Day is 24 June until 1952.
# Behaviour: Of the two the library knows the history of 6 June only: 2004 has neither, a public holiday too
#            few, and so has each year before. Midsummer Day has moved for ever.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 1952 [ '06-02 annandag pingst observance', '06-21 midsommardagen public' ]
#> 2004 [
#>   '05-31 annandag pingst observance',
#>   '06-06 nationaldagen observance',
#>   '06-26 midsommardagen public'
#> ]
#> 2005 [
#>   '05-16 annandag pingst observance',
#>   '06-06 nationaldagen public',
#>   '06-25 midsommardagen public'
#> ]
set -euo pipefail

VERSION="${VERSION:-3.37.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "date-holidays@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import Holidays from 'date-holidays'

const sweden = new Holidays('SE')
for (const year of [1952, 2004, 2005]) {
  const wanted = /annandag pingst|nationaldagen|midsommardagen/
  const found = sweden.getHolidays(year).filter((day) => wanted.test(day.name))
  console.log(year, found.map((day) => [day.date.slice(5, 10), day.name, day.type].join(' ')))
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "date-holidays $VERSION behaves otherwise than is written here." >&2
  exit 1
}
