#!/usr/bin/env bash
# What:      feedparser-rs 0.7.1 (PyPI), items of JSON Feed and an entry of Atom without a page.
# Expected:  “1”: a reader makes a text of an id that is a number (JSON Feed 1.1, `id`). A title is plain text, so that
#            “<” is “<”, as it is in the title of an Atom entry. An entry without a link has no link.
# Behaviour: The item has no id, by which readers know what they have shown. The title is escaped as if it were HTML,
#            and only in JSON Feed. The entry's link is its id, which is no address.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> {'id': None, 'title': 'Andelen &lt; 5 %', 'link': None}
#> {'id': '2', 'title': 'Andelen &lt; 6 %', 'link': None}
#> {'id': 'urn:x-fakta:3', 'title': 'Andelen &lt; 7 %', 'link': 'urn:x-fakta:3'}
set -euo pipefail

VERSION="${VERSION:-0.7.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "feedparser-rs==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import json

import feedparser_rs

VERSION = "https://jsonfeed.org/version/1.1"
ITEMS = [
    {"id": 1, "title": "Andelen < 5 %", "content_text": "Det är fel."},
    {"id": "2", "title": "Andelen < 6 %", "content_text": "Det är sant."},
]
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Granskat</title><id>urn:x-fakta:feed</id>
<updated>2021-05-03T12:00:00Z</updated><author><name>Fakta</name></author><entry><title>Andelen &lt; 7 %</title>
<id>urn:x-fakta:3</id><updated>2021-05-03T12:00:00Z</updated><content>Det är fel.</content></entry></feed>"""

for feed in (json.dumps({"version": VERSION, "title": "Granskat", "items": ITEMS}), ATOM):
    for entry in feedparser_rs.parse(feed).entries:
        print({"id": entry.id, "title": entry.title, "link": entry.link})
PYTHON
"$FOLDER/venv/bin/python" "$FOLDER/try.py" | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "feedparser-rs $VERSION behaves otherwise than is written here." >&2
  exit 1
}
