#!/usr/bin/env bash
# What:      rss-parser 3.13.0 (npm), an Atom entry with `type="xhtml"`.
# Expected:  The content as it stands: “10³ kronor är fel siffra.”
# Behaviour: Text comes first and elements after it: the exponent and the emphasised word go to the
#            end of the sentence.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 10 kronor är  siffra.3fel
#> <div type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">10 kronor är  siffra.<sup>3</sup><em>fel</em></div></div>
set -euo pipefail

VERSION="${VERSION:-3.13.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "rss-parser@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import Parser from 'rss-parser'

const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><id>tag:example.org,2026:f</id>
<updated>2026-01-01T00:00:00Z</updated><entry><title>T</title><id>tag:example.org,2026:1</id>
<updated>2026-01-01T00:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">10<sup>3</sup> kronor är <em>fel</em> siffra.</div></content></entry></feed>`
const { items } = await new Parser().parseString(feed)
console.log(items[0].contentSnippet)
console.log(items[0].content)
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "rss-parser $VERSION behaves otherwise than is written here." >&2
  exit 1
}
