#!/usr/bin/env bash
# What:      recurrent 0.4.1, recurrence in English words, made a rule of iCalendar.
# Expected:  No Sundays at all; noon as 14:30 is, an hour; every other Friday, a rule.
# Behaviour: One Sunday is left out, the first, and the next one is in. “At noon” is dropped, and
#            “biweekly” is one day.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> every day except sunday | RRULE:INTERVAL=1;FREQ=DAILY EXDATE:20210509T000000
#> daily at 14:30 | RRULE:BYHOUR=14;BYMINUTE=30;INTERVAL=1;FREQ=DAILY
#> daily at noon | RRULE:INTERVAL=1;FREQ=DAILY
#> every other friday | RRULE:BYDAY=FR;INTERVAL=2;FREQ=WEEKLY
#> biweekly on friday | 2021-05-07 00:00:00
set -euo pipefail

VERSION="${VERSION:-0.4.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "recurrent==$VERSION" "parsedatetime==2.6"

cat >"$FOLDER/try.py" <<'PYTHON'
import datetime

from recurrent.event_parser import RecurringEvent

TEXTS = (
    "every day except sunday",
    "daily at 14:30",
    "daily at noon",
    "every other friday",
    "biweekly on friday",
)
for text in TEXTS:
    rule = RecurringEvent(now_date=datetime.datetime(2021, 5, 3)).parse(text)
    print(text, str(rule).replace("\n", " "), sep=" | ")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "recurrent $VERSION behaves otherwise than is written here." >&2
  exit 1
}
