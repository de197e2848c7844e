#!/usr/bin/env bash
# What:      date-model 1.1.4, `parse_date_range`.
# Expected:  “10 May 2022” is that day, as `parse_date` of the same library reads it, or the month
#            of May 2022; “5 to 10 May 2022” those six days.
# Behaviour: The number before the month is taken for the year: the whole of May 2010, and of April
#            2030. Below ten it is not, and the year is right.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 3 May 2022        2022-05-03  ('2022-05-01', '2022-05-31')
#> 10 May 2022       2022-05-10  ('2010-05-01', '2010-05-31')
#> 5 to 10 May 2022  2022-05-10  ('2010-05-01', '2010-05-31')
#> 30 April 2023     2023-04-30  ('2030-04-01', '2030-04-30')
set -euo pipefail

VERSION="${VERSION:-1.1.4}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "date-model==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from date_model import parse_date, parse_date_range

for text in ("3 May 2022", "10 May 2022", "5 to 10 May 2022", "30 April 2023"):
    print(f"{text:17} {parse_date(text)}  {parse_date_range(text)}")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "date-model $VERSION behaves otherwise than is written here." >&2
  exit 1
}
