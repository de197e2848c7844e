#!/usr/bin/env bash
# What:      python-dateutil 4.0.0, `isoparse`, the strict reader of ISO 8601.
# Expected:  An interval of dates is not a moment: ValueError.
# Behaviour: Any sign may stand between date and time, and `2016-05` reads as “20:16, five hours
#            behind UTC”: the interval becomes a moment on its first day. Whether it is refused hangs
#            on the digits.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 2016-04-14/2016-05     2016-04-14 20:16:00-05:00
#> 2016-04-14/2018-11     2016-04-14 20:18:00-11:00
#> 2020-09-22/2020-12-31  ValueError: Invalid minutes in time zone offset
set -euo pipefail

VERSION="${VERSION:-4.0.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "python-dateutil==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from dateutil.parser import isoparse

for text in ("2016-04-14/2016-05", "2016-04-14/2018-11", "2020-09-22/2020-12-31"):
    try:
        print(f"{text:22} {isoparse(text)}")
    except ValueError as error:
        print(f"{text:22} ValueError: {error}")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "python-dateutil $VERSION behaves otherwise than is written here." >&2
  exit 1
}
