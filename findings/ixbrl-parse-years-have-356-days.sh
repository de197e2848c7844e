#!/usr/bin/env bash
# What:      ixbrl-parse 0.11.0, how long something lasts in inline XBRL, in the SEC's formats `duryear`,
#            `durmonth` and `durday`.
# Expected:  P1Y, P12M or P1Y, and so on: what the report says, in other letters.
# Behaviour: A year is read as 356 days (365 with its figures swapped), a month as 30, and what is written are
#            years of 356 days again: one year is eleven months and 26 days, twelve months are more than one
#            year.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> duryear 1 P11M26D
#> duryear 2.5 P2Y5M28D
#> durmonth 12 P1Y4D
#> durday 365 P1Y9D
#> durday 31 P1M1D
set -euo pipefail

VERSION="${VERSION:-0.11.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "ixbrl-parse==$VERSION" "number-parser==0.3.2"

cat >"$FOLDER/try.py" <<'PYTHON'
from types import SimpleNamespace

from ixbrl_parse import transform

SEC = "{http://www.sec.gov/inlineXBRL/transformation/2015-08-31}"
TEXTS = [("duryear", "1"), ("duryear", "2.5"), ("durmonth", "12"), ("durday", "365"), ("durday", "31")]
for form, text in TEXTS:
    print(form, text, transform.transform(SimpleNamespace(format=SEC + form), text).to_string())
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "ixbrl-parse $VERSION behaves otherwise than is written here." >&2
  exit 1
}
