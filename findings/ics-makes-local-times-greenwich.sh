#!/usr/bin/env bash
# What:      ics 0.7.3 (Python), a calendar read and written: a debate at 14:00 local time, weekly.
# Expected:  A time without zone stays one (RFC 5545, 3.3.5: form 1), a weekly one keeps its zone, so that it
#            is at 14:00 in winter as well; the calendar is Gregorian.
# Behaviour: The first is 14:00 UTC, which is 16:00 in Stockholm; the second 12:00 UTC, which is 13:00 from
#            November. CALSCALE says “GEORGIAN”.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> CALSCALE:GEORGIAN
#> DTSTART:20210503T140000Z
#> SUMMARY:Debatt
#> RRULE:FREQ=WEEKLY
#> DTSTART:20210503T120000Z
#> SUMMARY:Frågestund
set -euo pipefail

VERSION="${VERSION:-0.7.3}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "ics==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from ics import Calendar

TEXT = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:x
BEGIN:VEVENT
UID:1
DTSTAMP:20210501T000000Z
DTSTART:20210503T140000
SUMMARY:Debatt
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTAMP:20210501T000000Z
DTSTART;TZID=Europe/Stockholm:20210503T140000
RRULE:FREQ=WEEKLY
SUMMARY:Frågestund
END:VEVENT
END:VCALENDAR
"""
kept = ("DTSTART", "SUMMARY", "CALSCALE", "RRULE")
lines = Calendar(TEXT.replace("\n", "\r\n")).serialize().splitlines()
print(*(line for line in lines if line.startswith(kept)), sep="\n")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "ics $VERSION behaves otherwise than is written here." >&2
  exit 1
}
