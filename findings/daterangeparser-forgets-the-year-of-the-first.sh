#!/usr/bin/env bash
# What:      daterangeparser 1.3.2, “from 3 May 2021 to 5 June”, read in another year.
# Expected:  2021 for both; the year stands with the first, as people write it.
# Behaviour: The year that stands there is dropped, and both ends are of the year in which the program
#            runs.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 3 May to 5 June 2021     [2021, 2021]
#> 3 May 2021 to 5 June     ['this year', 'this year']
#> Mon 3 May 2021 to Wed 5  ['this year', 'this year']
set -euo pipefail

VERSION="${VERSION:-1.3.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "DateRangeParser==$VERSION" "pyparsing==2.4.7"

cat >"$FOLDER/try.py" <<'PYTHON'
from datetime import date

from daterangeparser import parse

for text in ("3 May to 5 June 2021", "3 May 2021 to 5 June", "Mon 3 May 2021 to Wed 5"):
    years = [day.year for day in parse(text)]
    print(f"{text:24}", ["this year" if year == date.today().year else year for year in years])
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "DateRangeParser $VERSION behaves otherwise than is written here." >&2
  exit 1
}
