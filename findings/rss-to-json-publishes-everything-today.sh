#!/usr/bin/env bash
# What:      rss-to-json 2.1.1 (npm), an Atom feed of two entries: one of 2021 with a recording and its text in XHTML,
#            one whose title has a part in CDATA.
# Expected:  Published on 1 May 2021, with its text and its recording; “Skatten är < 5 procent”.
# Behaviour: All is published at the moment of reading, and when it was updated is called created. Text and recording
#            are gone. The spaces around CDATA are gone: “är< 5procent”.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> {
#>   title: 'Utgiften är fel',
#>   published: 'now',
#>   created: '2021-05-03T12:00:00.000Z',
#>   content: undefined,
#>   enclosures: []
#> }
#> {
#>   title: 'Skatten är< 5procent',
#>   published: 'now',
#>   created: '2021-05-03T12:00:00.000Z',
#>   content: undefined,
#>   enclosures: []
#> }
set -euo pipefail

VERSION="${VERSION:-2.1.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "rss-to-json@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { createServer } from 'node:http'
import rssToJson from 'rss-to-json'

const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Granskat</title><id>urn:x-fakta:feed</id>
<updated>2021-05-03T12:00:00Z</updated><author><name>Fakta</name></author>
<entry><title>Utgiften är fel</title><id>urn:x-fakta:1</id><link href="https://fakta.example/1"/>
<published>2021-05-01T00:00:00Z</published><updated>2021-05-03T12:00:00Z</updated>
<link rel="enclosure" href="https://fakta.example/1.mp3" type="audio/mpeg" length="640"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Utgiften är 640 mkr.</div></content></entry>
<entry><title>Skatten är <![CDATA[< 5]]> procent</title><id>urn:x-fakta:2</id><link href="https://fakta.example/2"/>
<updated>2021-05-03T12:00:00Z</updated></entry></feed>`

const server = createServer((request, response) => response.end(ATOM))
server.listen(0, '127.0.0.1', async () => {
  const began = Date.now()
  const feed = await rssToJson.parse(`http://127.0.0.1:${server.address().port}/`)
  for (const { title, published, created, content, enclosures } of feed.items) {
    const when = published >= began ? 'now' : new Date(published).toISOString()
    console.log({ title, published: when, created: new Date(created).toISOString(), content, enclosures })
  }
  server.close()
})
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "rss-to-json $VERSION behaves otherwise than is written here." >&2
  exit 1
}
