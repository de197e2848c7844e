#!/usr/bin/env bash
# What:      aniso8601 10.0.1, ISO 8601 in Python: the end of a day, 24:00.
# Expected:  3 May at 24:00 is 4 May at 0:00 (ISO 8601: 24:00 is the end of a day), so that a deadline is not over before
#            the day begins; or an error.
# Behaviour: It is the beginning of the day: 24 hours early, and what lasts from 8 to 24 ends before it begins.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> 2021-05-03T23:59 is 2021-05-03 23:59:00
#> 2021-05-03T24:00 is 2021-05-03 00:00:00
#> 2021-05-04T00:00 is 2021-05-04 00:00:00
#> lasts -8.0 hours
set -euo pipefail

VERSION="${VERSION:-10.0.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "aniso8601==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from aniso8601 import parse_datetime, parse_interval

for text in ("2021-05-03T23:59", "2021-05-03T24:00", "2021-05-04T00:00"):
    print(text, "is", parse_datetime(text))
start, end = parse_interval("2021-05-03T08:00/2021-05-03T24:00")
print("lasts", (end - start).total_seconds() / 3600, "hours")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "aniso8601 $VERSION behaves otherwise than is written here." >&2
  exit 1
}
