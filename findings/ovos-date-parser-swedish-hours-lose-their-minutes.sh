#!/usr/bin/env bash
# What:      ovos-date-parser 0.29.0, times in Swedish text (`extract_datetime`, “sv”), said on Tuesday 1 December
#            2026.
# Expected:  14.30 is half past two, as Swedish writes it, and as 14:30 is read; next Monday is 7 December, as “next
#            Monday” is in English; 2021 is a year, or nothing that is understood.
# Behaviour: The minutes are dropped; next Monday is the one after the next; the year is eight in the evening of the
#            day on which it is read.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> 3 maj 2021 klockan 14:30 → 2021-05-03 14:30:00
#> 3 maj 2021 klockan 14.30 → 2021-05-03 14:00:00
#> next monday → 2026-12-07 00:00:00
#> nästa måndag → 2026-12-14 00:00:00
#> under 2021 → 2026-12-01 20:00:00
set -euo pipefail

VERSION="${VERSION:-0.29.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "ovos-date-parser==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from datetime import datetime

from ovos_date_parser import extract_datetime

SAID = datetime(2026, 12, 1, 12)
for text, lang in (
    ("3 maj 2021 klockan 14:30", "sv"),
    ("3 maj 2021 klockan 14.30", "sv"),
    ("next monday", "en"),
    ("nästa måndag", "sv"),
    ("under 2021", "sv"),
):
    print(text, "→", extract_datetime(text, anchorDate=SAID, lang=lang)[0])
PYTHON
TZ=UTC "$FOLDER/venv/bin/python" "$FOLDER/try.py" 2>"$FOLDER/logged" | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "ovos-date-parser $VERSION behaves otherwise than is written here." >&2
  exit 1
}
