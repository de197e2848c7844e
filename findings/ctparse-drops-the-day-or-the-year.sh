#!/usr/bin/env bash
# What:      ctparse 0.3.6, dates in English text, read in 2020.
# Expected:  3 May 2021 at 14:00; 3 May 2021; 3 to 5 May 2021; or None.
# Behaviour: With the time behind it the day is dropped: two in the afternoon of the day of reading.
#            With a weekday, or as a range, the year that stands there is: 3 May of the year of reading,
#            though that is a Sunday.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 3 May 2021                2021-05-03 X:X (X/X)
#> 3 May 2021 at 2pm         2020-01-01 14:00 (X/X)
#> Monday 3 May 2021         2020-05-03 X:X (X/X)
#> between 3 and 5 May 2021  2020-05-03 X:X (X/X) - 2020-05-05 X:X (X/X)
set -euo pipefail

VERSION="${VERSION:-0.3.6}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "ctparse==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import logging
from datetime import datetime

from ctparse import ctparse

logging.disable(logging.CRITICAL)
for text in ("3 May 2021", "3 May 2021 at 2pm", "Monday 3 May 2021", "between 3 and 5 May 2021"):
    print(f"{text:25}", ctparse(text, ts=datetime(2020, 1, 1)).resolution)
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "ctparse $VERSION behaves otherwise than is written here." >&2
  exit 1
}
