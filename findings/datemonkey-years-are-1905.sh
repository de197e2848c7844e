#!/usr/bin/env bash
# What:      datemonkey 0.2.0, which finds the format of a column of dates and warns of what is
#            ambiguous.
# Expected:  A column of 2021, 2022 and 2023 is of years, or fails.
# Behaviour: It is of days since 1900 as a spreadsheet counts them: three days of July 1905, with
#            confidence high and no warning.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> Excel serial date number 0 []
#> 2021 1905-07-13 HIGH []
#> 2022 1905-07-14 HIGH []
#> 2023 1905-07-15 HIGH []
set -euo pipefail

VERSION="${VERSION:-0.2.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "datemonkey==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from datemonkey import parse_dates

batch = parse_dates(["2021", "2022", "2023"])
print(batch.detected_format.label, batch.failed_count, batch.warnings)
for result in batch.results:
    print(result.original, result.parsed.date(), result.confidence.name, result.warnings)
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "datemonkey $VERSION behaves otherwise than is written here." >&2
  exit 1
}
