#!/usr/bin/env bash
# What:      listparser 0.20, a list of feeds in OPML 2.0, some of which are commented out.
# Expected:  One feed: what has `isComment="true"`, and all below it, is a comment (OPML 2.0).
# Behaviour: All three are feeds, with nothing to tell them apart.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> {'url': 'https://example.org/ny', 'title': 'Ny', 'categories': [], 'tags': []}
#> {'url': 'https://example.org/gammal', 'title': 'Gammal', 'categories': [], 'tags': []}
#> {'url': 'https://example.org/nedlagd', 'title': 'Nedlagd', 'categories': [['Nedlagda']], 'tags': ['Nedlagda']}
set -euo pipefail

VERSION="${VERSION:-0.20}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "listparser==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import listparser

OPML = """<opml version="2.0"><head><title>Källor</title></head><body>
<outline type="rss" text="Ny" xmlUrl="https://example.org/ny"/>
<outline type="rss" text="Gammal" xmlUrl="https://example.org/gammal" isComment="true"/>
<outline text="Nedlagda" isComment="true"><outline type="rss" text="Nedlagd" xmlUrl="https://example.org/nedlagd"/></outline>
</body></opml>"""
for feed in listparser.parse(OPML).feeds:
    print(dict(feed))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "listparser $VERSION behaves otherwise than is written here." >&2
  exit 1
}
