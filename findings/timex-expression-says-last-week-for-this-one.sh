#!/usr/bin/env bash
# What:      @microsoft/recognizers-text-data-types-timex-expression 1.3.1 (npm), which puts TIMEX (ISO 8601 of language
#            technology) into words, seen from a day in May 2021.
# Expected:  5 May 2021 lies in week 18 (ISO 8601: Monday 3 to Sunday 9 May): it is this week. From 1 January, a year,
#            is 2021; three days are three days; May 2020 is May 2020; T24 is midnight.
# Behaviour: Week 18 is last week, and 19 this one, all that year. The year is January, the three days are the month; of
#            May 2020 “last year” is left; the end of the day is noon.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> 2021-W18 → [ '', 'last week' ]
#> 2021-W19 → [ '', 'this week' ]
#> (2021-01-01,2022-01-01,P1Y) → [ 'January 2021', 'this year' ]
#> (2021-05-01,2021-05-04,P3D) → [ 'May 2021', 'this month' ]
#> 2020-05 → [ 'May 2020', 'last year' ]
#> T24 → [ '12PM', '12PM' ]
set -euo pipefail

VERSION="${VERSION:-1.3.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "@microsoft/recognizers-text-data-types-timex-expression@$VERSION"

cat >"$FOLDER/try.cjs" <<'JAVASCRIPT'
const { TimexProperty } = require('@microsoft/recognizers-text-data-types-timex-expression')

const today = new Date(2021, 4, 5)
const year = '(2021-01-01,2022-01-01,P1Y)'
for (const timex of ['2021-W18', '2021-W19', year, '(2021-05-01,2021-05-04,P3D)', '2020-05', 'T24']) {
  const property = new TimexProperty(timex)
  console.log(timex, '→', [property.toString(), property.toNaturalLanguage(today)])
}
JAVASCRIPT
(cd "$FOLDER" && node try.cjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "@microsoft/recognizers-text-data-types-timex-expression $VERSION behaves otherwise than is written here." >&2
  exit 1
}
