#!/usr/bin/env bash
# What:      htmlmetaparser 2.1.3 (npm), a page with `<base>`; its address, that of its oEmbed, and a claim as
#            microdata.
# Expected:  All addresses begin with what `<base>` says, https://example.org/2021/; “miljoner” and “i år” are two
#            words, as they stand on two lines.
# Behaviour: `<base>` isn't looked at, and each address leads elsewhere. A line break parts no words.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> https://example.org/skatt
#> https://example.org/oembed?u=skatt
#> https://example.org/granskning 640 miljoneri år
set -euo pipefail

VERSION="${VERSION:-2.1.3}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "htmlmetaparser@$VERSION" "htmlparser2@12.0.0"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { Handler } from 'htmlmetaparser'
import { Parser } from 'htmlparser2'

const page = `<!doctype html><html lang="sv"><head><base href="https://example.org/2021/">
<link rel="canonical" href="skatt"><link rel="alternate" type="application/json+oembed" href="oembed?u=skatt">
</head><body><div itemscope itemtype="https://schema.org/ClaimReview"><a itemprop="url" href="granskning">Hit</a>
<p itemprop="claimReviewed">640 miljoner<br>i år</p></div></body></html>`
const handler = new Handler(
  (error, result) => {
    if (error) throw error
    console.log(result.html.canonical)
    console.log(result.alternate[0].href)
    const [{ url, claimReviewed }] = result.microdata
    console.log(url[0]['@value'], claimReviewed[0]['@value'])
  },
  { url: 'https://example.org/' },
)
new Parser(handler, { decodeEntities: true }).end(page)
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "htmlmetaparser $VERSION behaves otherwise than is written here." >&2
  exit 1
}
