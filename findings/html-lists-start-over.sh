#!/usr/bin/env bash
# What:      resiliparse 2.0.1 and inscriptis 2.7.6, `<ol start="5">`.
# Expected:  The points are numbered as the reader of the page sees them: 5, 6.
# Behaviour: Both count from 1, so that what was said of point 5 is found at point 1; inscriptis
#            heeds `value`, resiliparse neither.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> resiliparse ['Forts.', '1.', 'höja', 'skatten', '2.', 'sänka', 'avgiften']
#> inscriptis  ['Forts.', '1.', 'höja', 'skatten', '9.', 'sänka', 'avgiften']
set -euo pipefail

VERSION="${VERSION:-2.0.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "resiliparse==$VERSION" "inscriptis==2.7.6"

cat >"$FOLDER/try.py" <<'PYTHON'
from inscriptis import get_text
from resiliparse.extract.html2text import extract_plain_text

page = '<html><body><p>Forts.</p><ol start="5"><li>höja skatten</li><li value="9">sänka avgiften</li></ol></body></html>'
print("resiliparse", extract_plain_text(page).split())
print("inscriptis ", get_text(page).split())
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "resiliparse $VERSION behaves otherwise than is written here." >&2
  exit 1
}
