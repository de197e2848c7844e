#!/usr/bin/env bash
# What:      trafilatura 2.3.1, `extract(…, deduplicate=False)`, which is the default.
# Expected:  What a page says twice is in its text twice.
# Behaviour: Of two equal paragraphs in a row the second is dropped if it is long; short ones stay.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 12 characters, twice on the page: 2
#> 113 characters, twice on the page: 1
set -euo pipefail

VERSION="${VERSION:-2.3.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "trafilatura==$VERSION" "lxml_html_clean==0.4.6"

cat >"$FOLDER/try.py" <<'PYTHON'
from trafilatura import extract

LONG = "Kommunen betalade 640 miljoner kronor för placeringar av barn och unga under det gångna året, enligt revisorerna."
for text in ("Nej, sa hon.", LONG):
    page = f"<html><body><main><article><h1>Rubrik</h1><p>{LONG} Ja.</p><p>{text}</p><p>{text}</p></article></main></body></html>"
    print(len(text), "characters, twice on the page:", (extract(page, deduplicate=False) + "\n").count(text + "\n"))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "trafilatura $VERSION behaves otherwise than is written here." >&2
  exit 1
}
