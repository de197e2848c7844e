#!/usr/bin/env bash
# What:      ovos-number-parser 0.19.13, numbers in Swedish text made figures (`extract_number`, “sv”), and said in
#            words.
# Expected:  5,5 million is 5 500 000 and 640 000 one number, as Swedish writes them; two and a half million is
#            2 500 000, as “två miljoner” is 2 000 000. 5.5 is said “fem komma fem”.
# Behaviour: A comma makes the figure no number, so that the word behind it is a million of its own. Of 640 000 the
#            thousands are dropped, of two and a half million the million. What is said has two noughts too many.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> två miljoner kronor → 2000000
#> 5,5 miljoner kronor → 1000000
#> två och en halv miljon kronor → 2.5
#> 640 000 kronor → 640
#> 5,5 procent → False
#> 5.5 → fem komma fem noll noll
#> 10.25 → tio komma två fem noll
set -euo pipefail

VERSION="${VERSION:-0.19.13}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "ovos-number-parser==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from ovos_number_parser import extract_number, pronounce_number

for text in (
    "två miljoner kronor",
    "5,5 miljoner kronor",
    "två och en halv miljon kronor",
    "640 000 kronor",
    "5,5 procent",
):
    print(text, "→", extract_number(text, lang="sv"))
for number in (5.5, 10.25):
    print(number, "→", pronounce_number(number, lang="sv"))
PYTHON
"$FOLDER/venv/bin/python" "$FOLDER/try.py" | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "ovos-number-parser $VERSION behaves otherwise than is written here." >&2
  exit 1
}
