#!/usr/bin/env bash
# What:      dateparser 1.5.0 with `languages=["sv"]`: a short year as Swedes write it.
# Expected:  “14 apr -16” and “14 april -16” are 14 April 2016, or None.
# Behaviour: The day is taken for the year and the year for the day: 16 April 2014.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 14 apr 2016   2016-04-14
#> 14 apr -16    2014-04-16
#> 14 april -16  2014-04-16
#> 9 maj -21     2021-05-09
set -euo pipefail

VERSION="${VERSION:-1.5.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "dateparser==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import warnings

warnings.simplefilter("ignore")
import dateparser

for text in ("14 apr 2016", "14 apr -16", "14 april -16", "9 maj -21"):
    found = dateparser.parse(text, languages=["sv"])
    print(f"{text:13} {found and found.date()}")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "dateparser $VERSION behaves otherwise than is written here." >&2
  exit 1
}
