#!/usr/bin/env bash
# What:      @extractus/feed-extractor 8.0.3 (npm), a summary of `type="text"`.
# Expected:  Text is text: “Andelen är < 5 procent och > 3 procent.”
# Behaviour: It is stripped as if it were HTML: all from the “less than” to the next “greater than”
#            is gone, figures and all. The title keeps it.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> "Andelen är  3 procent."
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

const { entries } = extractFromXml(feed('<summary type="text">Andelen är &lt; 5 procent och &gt; 3 procent.</summary>'))
console.log(JSON.stringify(entries[0].description))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "@extractus/feed-extractor $VERSION behaves otherwise than is written here." >&2
  exit 1
}
