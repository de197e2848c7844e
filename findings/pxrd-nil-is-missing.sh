#!/usr/bin/env bash
# What:      pxrd 0.0.3, a PX file where one cell is nil, `"-"`, and one is missing, `".."`.
# Expected:  0 and nothing. In PX the dash says that there is none, “absolute zero” (DATASYMBOLNIL); dots say
#            that it isn't known.
# Behaviour: Both are None: who is known to have no cases has a gap in the series, and the mean of 4 and 0
#            is 4. A row that is left out because it is all zero (KEYS) is 0.0 in the same library.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> Keyword line mismatch: ""
#> Åre [4.0, None]
#> Öckerö [None, 6.0]
set -euo pipefail

VERSION="${VERSION:-0.0.3}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "pxrd==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import pxrd

PX = """CHARSET="ANSI";
STUB="region";
HEADING="tid";
VALUES("region")="Åre","Öckerö";
VALUES("tid")="2020","2021";
DATA=
4 "-"
".." 6;
"""
table = pxrd.reads(PX)
for row, region in enumerate(table.values("region")):
    print(region, [table.datum((row, column)) for column in range(2)])
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "pxrd $VERSION behaves otherwise than is written here." >&2
  exit 1
}
