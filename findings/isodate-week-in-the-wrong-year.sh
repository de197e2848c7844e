#!/usr/bin/env bash
# What:      isodate 0.7.2, ISO 8601 dates by week, written and read.
# Expected:  3 January 2021 is a Sunday of week 53 of 2020: 2020-W53-7. What is written is read as
#            the same day.
# Behaviour: The week is that of ISO 8601 and the year that of the calendar: 2021-W53-7, which the
#            same library reads as 9 January 2022. 30 December 2024 becomes 1 January of that year.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 2021-01-03 2021-W53-7 2022-01-09
#> 2021-06-14 2021-W24-1 2021-06-14
#> 2024-12-30 2024-W01-1 2024-01-01
set -euo pipefail

VERSION="${VERSION:-0.7.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "isodate==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from datetime import date

import isodate

for day in (date(2021, 1, 3), date(2021, 6, 14), date(2024, 12, 30)):
    text = isodate.date_isoformat(day, isodate.DATE_EXT_WEEK_COMPLETE)
    print(day, text, isodate.parse_date(text))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "isodate $VERSION behaves otherwise than is written here." >&2
  exit 1
}
