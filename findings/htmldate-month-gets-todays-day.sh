#!/usr/bin/env bash
# What:      htmldate 1.11.0, `find_date` on a page whose `<time>` names a month.
# Expected:  `<time datetime="2016-04">` is April 2016: no day is known, so None, or the first of the
#            month.
# Behaviour: The day of the month on which the program runs is put in: the same page has another date
#            tomorrow.
# Hurts:     a source gets a date of publication that nobody ever wrote.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> year and month: 2016-04 day is today's: True
set -euo pipefail

VERSION="${VERSION:-1.11.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "htmldate==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from datetime import date

from htmldate import find_date

page = '<html><body><h1>Rubrik</h1><time datetime="2016-04">april 2016</time><p>Text.</p></body></html>'
found = find_date(page, original_date=True)
print("year and month:", found[:7], "day is today's:", found[8:] == f"{min(date.today().day, 30):02}")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "htmldate $VERSION behaves otherwise than is written here." >&2
  exit 1
}
