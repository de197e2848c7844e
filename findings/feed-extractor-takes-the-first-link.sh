#!/usr/bin/env bash
# What:      @extractus/feed-extractor 8.0.3 (npm), an Atom entry with several links and two dates.
# Expected:  `link` is the one with `rel="alternate"`, `published` is `<published>`: RFC 4287 says
#            what each is for.
# Behaviour: The first link wins, whatever its relation, so that an entry leads to the source that it
#            criticises; `published` is the time of the last change.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> https://example.org/source 2026-01-02T00:00:00.000Z
set -euo pipefail

VERSION="${VERSION:-8.0.3}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "@extractus/feed-extractor@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { extractFromXml } from '@extractus/feed-extractor'

const feed = (inside) => `<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><id>tag:example.org,2026:f</id>
<updated>2026-01-02T00:00:00Z</updated><entry><title>T</title><id>tag:example.org,2026:1</id>
<updated>2026-01-02T00:00:00Z</updated>${inside}</entry></feed>`

const { entries } = extractFromXml(feed(`<published>2025-01-01T00:00:00Z</published>
<link rel="related" href="https://example.org/source"/><link rel="alternate" href="https://example.org/check"/>`))
console.log(entries[0].link, entries[0].published)
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "@extractus/feed-extractor $VERSION behaves otherwise than is written here." >&2
  exit 1
}
