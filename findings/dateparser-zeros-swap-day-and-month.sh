#!/usr/bin/env bash
# What:      dateparser 1.5.0 with `languages=["sv"]`.
# Expected:  4/5/2016 and 04/05/2016 are the same day, whichever it is.
# Behaviour: Without zeros the month comes first (5 April), with zeros the day (4 May).
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 4/5/2016    2016-04-05
#> 04/05/2016  2016-05-04
#> 4/5 2016    2016-04-05
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

for text in ("4/5/2016", "04/05/2016", "4/5 2016"):
    print(f"{text:11} {dateparser.parse(text, languages=['sv']):%Y-%m-%d}")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "dateparser $VERSION behaves otherwise than is written here." >&2
  exit 1
}
