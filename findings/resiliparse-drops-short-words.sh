#!/usr/bin/env bash
# What:      resiliparse 2.0.1, `extract_plain_text(…, main_content=True)`.
# Expected:  Less of the page, but whole sentences.
# Behaviour: Words of two or three letters that are elements of their own (emphasised, say) are
#            dropped: på, så, då, få, a lone dash. A sentence then says something else.
# Hurts:     a quote that stands on the page does not stand in its text.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> False 'Rubrik\n\nHon svarade på frågan, och så blev det.\n\nBudgeten – 640 miljoner.'
#> True 'Rubrik\n\nHon svarade frågan, och blev det.\n\nBudgeten 640 miljoner.'
set -euo pipefail

VERSION="${VERSION:-2.0.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "resiliparse==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from resiliparse.extract.html2text import extract_plain_text

page = (
    "<html><body><main><article><h1>Rubrik</h1>"
    "<p>Hon svarade <em>på</em> frågan, och <b>så</b> blev det.</p>"
    "<p>Budgeten <span>–</span> 640 miljoner.</p></article></main></body></html>"
)
for main in (False, True):
    print(main, repr(extract_plain_text(page, main_content=main)))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "resiliparse $VERSION behaves otherwise than is written here." >&2
  exit 1
}
