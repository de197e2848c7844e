#!/usr/bin/env bash
# What:      numerizer 0.2.4, `numerize`: number words of English made figures.
# Expected:  “one point five million” is 1.5 million, “twenty-five hundred” 2500, or the words stay.
# Behaviour: “1 point 5000000” and “20 500”: numbers that the text does not have, and that read as
#            others.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 1.5 million             1500000
#> one point five million  1 point 5000000
#> twenty-five hundred     20 500
#> nineteen eighty-six     19 80 6
set -euo pipefail

VERSION="${VERSION:-0.2.4}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "numerizer==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from numerizer import numerize

for text in ("1.5 million", "one point five million", "twenty-five hundred", "nineteen eighty-six"):
    print(f"{text:23} {numerize(text)}")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "numerizer $VERSION behaves otherwise than is written here." >&2
  exit 1
}
