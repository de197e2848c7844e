#!/usr/bin/env bash
# What:      extruct 0.18.0, a page with two JSON-LD blocks, one of which is broken.
# Expected:  The good one is read; the bad one is told of.
# Behaviour: JSONDecodeError for the page; with `errors="ignore"` the good ClaimReview is gone as
#            well, in silence.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> strict JSONDecodeError
#> ignore {}
set -euo pipefail

VERSION="${VERSION:-0.18.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "extruct==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from extruct import extract

GOOD = '{"@type": "ClaimReview", "claimReviewed": "Skatten höjs."}'
page = "".join(f'<script type="application/ld+json">{block}</script>' for block in (GOOD, '{"@type": "Person",,}'))
html = f"<html><head>{page}</head><body></body></html>"
for errors in ("strict", "ignore"):
    try:
        print(errors, extract(html, syntaxes=["json-ld"], errors=errors))
    except ValueError as error:
        print(errors, type(error).__name__)
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "extruct $VERSION behaves otherwise than is written here." >&2
  exit 1
}
