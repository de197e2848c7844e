#!/usr/bin/env bash
# What:      podcast-feed-parser 1.0.4 (npm), a feed that is complete, with an episode withdrawn (`itunes:block` Yes,
#            `itunes:complete` Yes) and episodes numbered 9 and 10 (`itunes:order`).
# Expected:  `blocked: true`, `complete: true`, as in the examples of its documentation; the episodes by their numbers,
#            10 before 9 or behind it.
# Behaviour: Both are false, whatever the feed says: the withdrawn episode passes for one that stands. The numbers are
#            compared as texts: 9 comes before 10, and 10 before 1.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> complete false
#> 9 Skatten blocked undefined
#> 10 Tillbakadraget blocked false
#> 1 Vården blocked undefined
set -euo pipefail

VERSION="${VERSION:-1.0.4}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "podcast-feed-parser@$VERSION"

cat >"$FOLDER/try.cjs" <<'JAVASCRIPT'
const { getPodcastFromFeed } = require('podcast-feed-parser')

const item = (title, order, more = '') => `<item><title>${title}</title><guid>${order}</guid>
  <pubDate>Mon, 03 May 2021 10:00:00 +0200</pubDate><itunes:order>${order}</itunes:order>${more}</item>`
const { meta, episodes } = getPodcastFromFeed(`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Faktapodden</title>
<link>https://podd.example/</link><description>Om fakta</description><language>sv</language>
<itunes:complete>Yes</itunes:complete>
${item('Vården', 1)}${item('Skatten', 9)}${item('Tillbakadraget', 10, '<itunes:block>Yes</itunes:block>')}
</channel></rss>`)

console.log('complete', meta.complete)
for (const { title, order, blocked } of episodes) console.log(order, title, 'blocked', blocked)
JAVASCRIPT
(cd "$FOLDER" && node try.cjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "podcast-feed-parser $VERSION behaves otherwise than is written here." >&2
  exit 1
}
