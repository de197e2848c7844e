#!/usr/bin/env bash
# What:      @rowanmanning/feed-parser 2.1.5 (npm), an entry whose HTML speaks of less and more, RSS and
#            Atom.
# Expected:  `content` is HTML: &lt; stays &lt; within it.
# Behaviour: It is decoded once more, so that “<under 25 år>” is a tag, which no browser shows.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> <p>Andel <under 25 år> 5 %</p>
#> <p>Andel <under 25 år> 5 %</p>
set -euo pipefail

VERSION="${VERSION:-2.1.5}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "@rowanmanning/feed-parser@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { parseFeed } from '@rowanmanning/feed-parser'

const atom = parseFeed(`<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><id>urn:f</id>
<entry><id>urn:1</id><title>T</title><content type="html">&lt;p&gt;Andel &amp;lt;under 25 år&amp;gt; 5 %&lt;/p&gt;</content></entry></feed>`)
const rss = parseFeed(`<rss version="2.0"><channel><title>F</title><link>https://example.org</link><description>d</description>
<item><title>T</title><description><![CDATA[<p>Andel &lt;under 25 år&gt; 5 %</p>]]></description></item></channel></rss>`)
console.log(atom.items[0].content)
console.log(rss.items[0].description)
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "@rowanmanning/feed-parser $VERSION behaves otherwise than is written here." >&2
  exit 1
}
