#!/usr/bin/env bash
# What:      feedparser 2.6.0 (npm), an Atom entry by two authors.
# Expected:  One or both of them in `author`: an entry may have several (RFC 4287, 4.1.2).
# Behaviour: `author` is null, as if nobody had signed; with one author it is the name.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 1 Budget Ek
#> 2 Budget null
set -euo pipefail

VERSION="${VERSION:-2.6.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "feedparser@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { Readable } from 'node:stream'
import FeedParser from 'feedparser'

for (const names of [['Ek'], ['Ek', 'Al']]) {
  const authors = names.map((name) => `<author><name>${name}</name></author>`).join('')
  const dated = '<updated>2021-05-03T12:00:00Z</updated>'
  const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><id>tag:example.org,2021:1</id>${dated}
<entry><title>Budget</title><id>tag:example.org,2021:2</id>${dated}${authors}</entry></feed>`
  for await (const { title, author } of Readable.from([feed]).pipe(new FeedParser()))
    console.log(names.length, title, author)
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "feedparser $VERSION behaves otherwise than is written here." >&2
  exit 1
}
