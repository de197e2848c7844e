#!/usr/bin/env bash
# What:      icalendar 7.3.2, an event with two resources, one of which has a comma in it, read and
#            written again.
# Expected:  Two: RESOURCES is a list (RFC 5545, 3.8.1.10), as CATEGORIES is, which the library parts
#            rightly.
# Behaviour: It is read as one text, in which both commas look alike, and written as one: the comma that
#            parts is protected, too.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> ['Skatt, moms', 'Vård']
#> Sal 5, norr,Tolk
#> ['CATEGORIES:Skatt\\, moms,Vård', 'RESOURCES:Sal 5\\, norr\\,Tolk']
set -euo pipefail

VERSION="${VERSION:-7.3.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "icalendar==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from icalendar import Calendar

CALENDAR = r"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:x
BEGIN:VEVENT
UID:1
CATEGORIES:Skatt\, moms,Vård
RESOURCES:Sal 5\, norr,Tolk
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")
calendar = Calendar.from_ical(CALENDAR)
event = calendar.walk("VEVENT")[0]
print([str(category) for category in event["CATEGORIES"].cats])
print(str(event["RESOURCES"]))
print([line for line in calendar.to_ical().decode().splitlines() if line.startswith(("CAT", "RES"))])
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "icalendar $VERSION behaves otherwise than is written here." >&2
  exit 1
}
