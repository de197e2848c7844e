#!/usr/bin/env bash
# What:      granary 11.0, which converts feeds: an item of JSON Feed in plain text and an Atom entry of
#            `type="text"`, written as JSON Feed and Atom.
# Expected:  Plain text stays plain, or its signs are written as HTML has them: &lt;under 25 år&gt;. Both
#            authors stay, and the tags.
# Behaviour: The text is put into HTML as it is, so that “<under 25 år>” is a tag, which no browser shows.
#            The second author and the tags are gone.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> [{'id': '1', 'content_html': 'Andel <under 25 år> 5 %', 'authors': [{'name': 'Bo'}]}]
#> [{'id': 'urn:1', 'title': 'Skatten', 'content_html': 'Andel <under 25 år> 5 %', 'authors': [{'name': 'Bo'}]}]
set -euo pipefail

VERSION="${VERSION:-11.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "granary==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from granary import atom, jsonfeed

TEXT = "Andel <under 25 år> 5 %"
feed = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "F",
    "items": [{"id": "1", "content_text": TEXT, "authors": [{"name": "Bo"}, {"name": "Eva"}], "tags": ["skatt"]}],
}
activities, _ = jsonfeed.jsonfeed_to_activities(feed)
print(jsonfeed.activities_to_jsonfeed(activities, feed_url="https://example.org/f")["items"])

ENTRY = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>urn:1</id><title>Skatten</title>
<author><name>Bo</name></author><author><name>Eva</name></author>
<content type="text">Andel &lt;under 25 år&gt; 5 %</content></entry></feed>"""
activities = atom.atom_to_activities(ENTRY)
print(jsonfeed.activities_to_jsonfeed(activities, feed_url="https://example.org/f")["items"])
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "granary $VERSION behaves otherwise than is written here." >&2
  exit 1
}
