#!/usr/bin/env bash
# What:      jsonfeed-to-atom 1.2.5 and jsonfeed-to-rss 3.0.8 (npm): a JSON Feed whose text is free to
#            use, with an item about another page (`external_url`).
# Expected:  The item's own address is its link, the other one is related (JSON Feed: `url` is the
#            permalink). Nothing of rights or of language: the feed says nothing. Plain text, as text.
# Behaviour: The link leads to the other page. A copyright of the year in which the program runs is
#            claimed for the author, and American English for the Swedish text. In RSS, whose description
#            is HTML, plain text makes a tag of “<under 25 år>”.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> <rights>© this year Bo</rights>
#> <link rel="alternate" href="https://example.com/tal"/>
#> <link rel="related" href="https://example.org/1"/>
#> <language>en-us</language>
#> <copyright>© this year Bo</copyright>
#> <title>Andel &lt;under 25 år&gt; 5 %</title>
#> <link>https://example.com/tal</link>
#> <description>Andel &lt;under 25 år&gt; 5 %</description>
set -euo pipefail

VERSION="${VERSION:-1.2.5}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "jsonfeed-to-atom@$VERSION" "jsonfeed-to-rss@3.0.8"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import toAtom from 'jsonfeed-to-atom'
import toRss from 'jsonfeed-to-rss'

const feed = {
  version: 'https://jsonfeed.org/version/1', title: 'Påståenden', home_page_url: 'https://example.org/',
  feed_url: 'https://example.org/feed.json', author: { name: 'Bo' },
  items: [{ id: 'urn:1', url: 'https://example.org/1', external_url: 'https://example.com/tal', content_text: 'Andel <under 25 år> 5 %', date_published: '2021-05-03T14:30:00Z' }],
}
const print = (xml, pattern) => console.log(xml.split('\n').filter((line) => pattern.test(line)).map((line) => line.trim()).join('\n').replace(String(new Date().getFullYear()), 'this year'))
print(toAtom(feed), /rights|rel="(alternate|related)" href/)
print(toRss(feed), /copyright|language|example.com|<under|&lt;under/)
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "jsonfeed-to-atom $VERSION behaves otherwise than is written here." >&2
  exit 1
}
