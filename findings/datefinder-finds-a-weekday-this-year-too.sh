#!/usr/bin/env bash
# What:      datefinder 1.0.0, dates in English text.
# Expected:  One date each: 3 May 2021 is a Monday, and “May 5 and 7, 2021” are of 2021.
# Behaviour: With its weekday the date is found twice, once in the year of `base_date` (or of today): two
#            dates where the text has one. Of two days the first gets that year, the second is none.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 3 May 2021 | ['2021-05-03']
#> Monday 3 May 2021 | ['2020-05-03', '2021-05-03']
#> May 5 and 7, 2021 | ['2020-05-05']
set -euo pipefail

VERSION="${VERSION:-1.0.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "datefinder==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import datetime

import datefinder

TODAY = datetime.datetime(2020, 6, 15)
for text in ("3 May 2021", "Monday 3 May 2021", "May 5 and 7, 2021"):
    print(text, [found.date().isoformat() for found in datefinder.find_dates(text, base_date=TODAY)], sep=" | ")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "datefinder $VERSION behaves otherwise than is written here." >&2
  exit 1
}
