#!/usr/bin/env bash
# What:      feedsmith 3.0.1 (npm) writing feeds, read by rss-parser 3.13.0: two entries whose ids are addresses, one
#            with two questions in it; a category.
# Expected:  The ids and the category as they were given: they are compared to the letter (RFC 4287, 4.2.6.1).
# Behaviour: What has an `&` or `<` is put into CDATA on a line of its own, and the line breaks and spaces around it
#            are part of the id, the address and the name: it is another entry than before.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> "https://example.org/1"
#> "https://example.org/1" "\n        Skatt & moms\n      "
#> "\n      https://example.org/?nr=1&lang=sv\n    "
#> "\n        https://example.org/?nr=1&lang=sv\n      " "\n        Skatt & moms\n      "
set -euo pipefail

VERSION="${VERSION:-3.0.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "feedsmith@$VERSION" "rss-parser@3.13.0"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { generateAtomFeed, generateRssFeed } from 'feedsmith'
import Parser from 'rss-parser'

const parser = new Parser()
for (const id of ['https://example.org/1', 'https://example.org/?nr=1&lang=sv']) {
  const entry = { id, title: { value: 'Skatt' }, updated: new Date(0), links: [{ href: id }] }
  const atom = generateAtomFeed({ ...entry, id: 'tag:example.org,2021:feed', entries: [entry] })
  console.log(JSON.stringify((await parser.parseString(atom)).items[0].id))
  const item = { title: 'Skatt', link: id, categories: [{ name: 'Skatt & moms' }] }
  const rss = generateRssFeed({ title: 'Flöde', link: 'https://example.org/', description: 'Nytt', items: [item] })
  const read = (await parser.parseString(rss)).items[0]
  console.log(JSON.stringify(read.link), JSON.stringify(read.categories[0]))
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "feedsmith $VERSION behaves otherwise than is written here." >&2
  exit 1
}
