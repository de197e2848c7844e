#!/usr/bin/env bash
# What:      htmldate 1.11.0, `find_date` on a Swedish page.
# Expected:  “Publicerad 3 maj 2023” is 2023-05-03, as “14 april 2016” is found; else None.
# Behaviour: Months that English does not share (maj, augusti) are not known: 1 January of that year.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 14 april 2016   2016-04-14
#> 3 maj 2023      2023-01-01
#> 7 augusti 2021  2021-01-01
set -euo pipefail

VERSION="${VERSION:-1.11.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "htmldate==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from htmldate import find_date

for text in ("14 april 2016", "3 maj 2023", "7 augusti 2021"):
    page = f'<html lang="sv"><body><p class="date">Publicerad {text}</p><p>Text.</p></body></html>'
    print(f"{text:15} {find_date(page, original_date=True)}")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "htmldate $VERSION behaves otherwise than is written here." >&2
  exit 1
}
