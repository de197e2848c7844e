#!/usr/bin/env bash
# What:      feed 6.0.0 (npm), an item with a recording and two authors, whose title has a sign of less.
# Expected:  audio/mpeg, as given; the title as text, or with its signs escaped for HTML; both authors.
# Behaviour: In Atom the type is made of the name of the file, image/mp3; RSS has what was given. The title is said
#            to be HTML and isn't escaped, so that “<under 25 år>” is a tag, which no browser shows. In JSON Feed
#            the second author is gone.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> <link rel="enclosure" href="https://example.org/1.mp3" type="image/mp3" length="12"/>
#> <enclosure length="12" type="audio/mpeg" url="https://example.org/1.mp3"/>
#> <title type="html"><![CDATA[Andelen <under 25 år> ökar]]></title>
#> [ '"name": "Eva Ek"' ]
set -euo pipefail

VERSION="${VERSION:-6.0.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "feed@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { Feed } from 'feed'

const feed = new Feed({ title: 'Debatt', id: 'tag:example.org,2021:debatt', copyright: '', updated: new Date(0) })
feed.addItem({
  title: 'Andelen <under 25 år> ökar',
  id: 'tag:example.org,2021:1',
  link: 'https://example.org/1',
  date: new Date(0),
  author: [{ name: 'Eva Ek' }, { name: 'Bo Berg' }],
  enclosure: { url: 'https://example.org/1.mp3', type: 'audio/mpeg', length: 12 },
})
const find = (text, pattern) => console.log(...text.match(pattern))
find(feed.atom1(), /<link rel="enclosure".*/)
find(feed.rss2(), /<enclosure.*/)
find(feed.atom1(), /<title type.*/)
console.log(feed.json1().match(/"name": .*/g))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "feed $VERSION behaves otherwise than is written here." >&2
  exit 1
}
