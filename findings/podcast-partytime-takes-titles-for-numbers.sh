#!/usr/bin/env bash
# What:      podcast-partytime 5.0.0 (npm), a podcast's feed with episodes called “2021” and “640”, guids with noughts,
#            a soundbite from the first second, and a person whose role is written in Swedish.
# Expected:  Title and guid are text (RSS 2.0: “a string that uniquely identifies the item”). A soundbite may start at
#            0. A role that the list lacks stays as written, or is none.
# Behaviour: What looks like a number is read as one: the titles are gone; 0012 is 12, and 2021.10 and 2021.1 are one
#            episode. The soundbite from 0 is dropped. The fact-checker is the host.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> 11 undefined [] []
#> 12 undefined [] []
#> 2021.1 Skatten [ 'Från 73' ] []
#> 2021.1 Vården [] [ 'Host' ]
set -euo pipefail

VERSION="${VERSION:-5.0.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "podcast-partytime@$VERSION"

cat >"$FOLDER/try.cjs" <<'JAVASCRIPT'
const { parseFeed } = require('podcast-partytime')

const item = (title, guid, more) => `<item><title>${title}</title><guid isPermaLink="false">${guid}</guid>
  <enclosure url="https://podd.example/a.mp3" length="1" type="audio/mpeg"/>${more}</item>`
const text = '<description>Om budgeten</description>'
const bite = (start) => `<podcast:soundbite startTime="${start}" duration="30">Från ${start}</podcast:soundbite>`
const feed = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>Faktapodden</title>
${item('2021', '0011', text)}
${item('640', '0012', text)}
${item('Skatten', '2021.1', text + bite(0) + bite(73))}
${item('Vården', '2021.10', text + '<podcast:person role="faktagranskare">Eva Ek</podcast:person>')}
</channel></rss>`

for (const { guid, title, podcastSoundbites = [], podcastPeople = [] } of parseFeed(feed).items) {
  console.log(guid, title, podcastSoundbites.map((one) => one.title), podcastPeople.map((one) => one.role))
}
JAVASCRIPT
(cd "$FOLDER" && node try.cjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "podcast-partytime $VERSION behaves otherwise than is written here." >&2
  exit 1
}
