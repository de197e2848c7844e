#!/usr/bin/env bash
# What:      jsonfeed-util 1.2.0 (PyPI), a JSON Feed read and written again: an item about a page elsewhere
#            (`external_url`), with a recording, in a language, with fields of its own.
# Expected:  The same again. `external_url` is the page that the item is about, `url` the item's own; custom fields
#            begin with a low line, and are there for whoever knows them (JSON Feed 1.1).
# Behaviour: The page that was checked is replaced by the check's own. The size of the recording is a list. Language
#            and custom fields are dropped.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> external_url: https://tidning.example/debatt → https://fakta.example/1
#> language: sv → None
#> attachments: [{'url': 'https://fakta.example/1.mp3', 'mime_type': 'audio/mpeg', 'size_in_bytes': 640}] → [{'url': 'https://fakta.example/1.mp3', 'mime_type': 'audio/mpeg', 'size_in_bytes': [640]}]
#> _verdict: false → None
set -euo pipefail

VERSION="${VERSION:-1.2.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "jsonfeed-util==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import json

from jsonfeed import Feed

ITEM = {
    "id": "1",
    "url": "https://fakta.example/1",
    "external_url": "https://tidning.example/debatt",
    "language": "sv",
    "content_text": "Det är fel.",
    "attachments": [{"url": "https://fakta.example/1.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 640}],
    "_verdict": "false",
}
FEED = {"version": "https://jsonfeed.org/version/1.1", "title": "Granskat", "items": [ITEM]}
read = json.loads(Feed.parse_string(json.dumps(FEED)).to_json())["items"][0]
for name, value in ITEM.items():
    if read.get(name) != value:
        print(f"{name}: {value} → {read.get(name)}")
PYTHON
"$FOLDER/venv/bin/python" "$FOLDER/try.py" | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "jsonfeed-util $VERSION behaves otherwise than is written here." >&2
  exit 1
}
