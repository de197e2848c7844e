#!/usr/bin/env bash
# What:      swedish-holidays 1.1.2 (npm), “all swedish holidays for any given year”.
# Expected:  In 2003 Whit Monday (9 June) was a public holiday and Friday 6 June was none: they changed places
#            in 2005. Midsummer Day was 24 June until 1952.
# Behaviour: The law of today holds for each year that is asked for: 6 June 2003 is a holiday, Whit Monday a
#            working day, and Midsummer Day of 1952 the 21st.
# Hurts:     who checks what was said of working days in another year.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 2003-06-06 true
#> 2003-06-09 false
#> 1952 Midsommardagen 6 21
set -euo pipefail

VERSION="${VERSION:-1.1.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "swedish-holidays@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
process.env.TZ = 'Europe/Stockholm'
const { getHolidays, isPublicHoliday } = (await import('swedish-holidays')).default

console.log('2003-06-06', isPublicHoliday(new Date(2003, 5, 6)))
console.log('2003-06-09', isPublicHoliday(new Date(2003, 5, 9)))
for (const { name, month, day } of getHolidays(1952)) if (name === 'Midsommardagen') console.log(1952, name, month, day)
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "swedish-holidays $VERSION behaves otherwise than is written here." >&2
  exit 1
}
