#!/usr/bin/env bash
# What:      arrow 1.4.0, `get` of ISO 8601 dates by week and by the day of the year.
# Expected:  2021 has 52 weeks and 365 days: ValueError, as `date.fromisocalendar` raises.
# Behaviour: Week 53 is the first week of 2022, day 366 its first day: one day has two names.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 2020-W53-7 2021-01-03
#> 2021-W53-1 2022-01-03
#> 2022-W01-1 2022-01-03
#> 2021-366 2022-01-01
#> 2022-001 2022-01-01
set -euo pipefail

VERSION="${VERSION:-1.4.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "arrow==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import arrow

for text in ("2020-W53-7", "2021-W53-1", "2022-W01-1", "2021-366", "2022-001"):
    try:
        print(text, arrow.get(text).date())
    except ValueError:
        print(text, "ValueError")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "arrow $VERSION behaves otherwise than is written here." >&2
  exit 1
}
