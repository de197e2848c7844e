#!/usr/bin/env bash
# What:      feedgen 1.0.0, links of an Atom entry: its page, a recording, and the source that it is about.
# Expected:  `rel`, `type` and `hreflang` as they were given; `enclosure()` is there for the recording.
# Behaviour: An entry's links have their address alone. A link without `rel` is an alternate (RFC 4287,
#            4.2.7.2): recording and source are two more pages of the entry. The feed's own links are right.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> <link href="https://example.org/atom.xml" rel="self" type="application/atom+xml"/>
#> <link href="https://example.org/1"/>
#> <link href="https://source.example/"/>
#> <link href="https://example.org/1.mp3"/>
set -euo pipefail

VERSION="${VERSION:-1.0.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "feedgen==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from feedgen.feed import FeedGenerator

feed = FeedGenerator()
feed.id("https://example.org/")
feed.title("A")
feed.link(href="https://example.org/atom.xml", rel="self", type="application/atom+xml")
entry = feed.add_entry()
entry.id("https://example.org/1")
entry.title("Budget")
entry.updated("2021-05-03T12:00:00+02:00")
entry.link(href="https://example.org/1", rel="alternate", hreflang="sv")
entry.link(href="https://source.example/", rel="via")
entry.enclosure("https://example.org/1.mp3", 640, "audio/mpeg")
print(*(line.strip() for line in feed.atom_str(pretty=True).decode().splitlines() if "<link" in line), sep="\n")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "feedgen $VERSION behaves otherwise than is written here." >&2
  exit 1
}
