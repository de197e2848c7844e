#!/usr/bin/env bash
# What:      dom-anchor-text-quote 4.0.2 (npm), a quote that stands in the text to the letter, once.
# Expected:  An exact match wins over any likeness.
# Behaviour: The search starts in the middle of the text; what resembles the quote there wins over
#            the quote itself further off. “640 miljoner” is anchored at “60 miljoner ” of 460.
# Hurts:     digits are what a quote is about, and what likeness counts least.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> stands there: 1 time
#> found: "60 miljoner "
set -euo pipefail

VERSION="${VERSION:-4.0.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "dom-anchor-text-quote@$VERSION" "jsdom@29.1.1"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { JSDOM } from 'jsdom'

const page = new JSDOM('<body></body>')
globalThis.window = page.window
for (const name of ['document', 'Node', 'NodeFilter', 'Range']) globalThis[name] = page.window[name]

const { default: quotes } = await import('dom-anchor-text-quote')
for (const sentence of ['Kommunen betalade 640 miljoner kronor.', 'Kommunen betalade 460 miljoner kronor. Underskottet är 24 miljarder.']) {
  const paragraph = document.createElement('p')
  paragraph.append(sentence)
  document.body.append(paragraph)
}
console.log('stands there:', document.body.textContent.split('640 miljoner').length - 1, 'time')
console.log('found:', JSON.stringify(quotes.toRange(document.body, { exact: '640 miljoner' }).toString()))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "dom-anchor-text-quote $VERSION behaves otherwise than is written here." >&2
  exit 1
}
