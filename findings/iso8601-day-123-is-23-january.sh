#!/usr/bin/env bash
# What:      iso8601 2.1.0 (Python), `parse_date` of a date by the day of the year.
# Expected:  2021-123 is the 123rd day of 2021, 3 May (ISO 8601, ordinal dates); or an error, as for weeks.
# Behaviour: Its figures are taken for a month of one and a day of two: 23 January. So are all whose last
#            two figures are a day of January, February or March; the others are errors.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 2021-05-03 2021-05-03
#> 2021-123   2021-01-23
#> 2021-210   2021-02-10
#> 2021-W18-1 ParseError
set -euo pipefail

VERSION="${VERSION:-2.1.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "iso8601==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import iso8601

for text in ("2021-05-03", "2021-123", "2021-210", "2021-W18-1"):
    try:
        print(text.ljust(10), iso8601.parse_date(text).date())
    except iso8601.ParseError as error:
        print(text.ljust(10), type(error).__name__)
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "iso8601 $VERSION behaves otherwise than is written here." >&2
  exit 1
}
