#!/usr/bin/env bash
# What:      @recogito/text-annotator 4.1.1 (npm), `parseW3CTextAnnotation`; quote and position that
#            disagree, as after an edit of the page.
# Expected:  A quote is there to find the place when the text has moved, or at least to notice.
# Behaviour: The position is believed and never compared: the annotation is of “24 miljarder” and
#            lies on “640 miljoner”. A quote alone, which the model allows, is refused.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> "24 miljarder" lies on "640 miljoner"
#> quote alone: error
set -euo pipefail

VERSION="${VERSION:-4.1.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "@recogito/text-annotator@$VERSION" "jsdom@29.1.1"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { JSDOM } from 'jsdom'

const page = new JSDOM('<div id="text">Kommunen betalade 640 miljoner kronor. Underskottet är 24 miljarder.</div>')
globalThis.window = page.window
for (const name of ['document', 'Node', 'NodeFilter', 'Range', 'Element', 'HTMLElement'])
  globalThis[name] = page.window[name]
const { parseW3CTextAnnotation } = await import('@recogito/text-annotator')
const text = document.getElementById('text')

const annotation = (...selector) => ({
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id: 'https://example.org/1',
  type: 'Annotation',
  body: [],
  target: { source: 'https://example.org/doc', selector },
})
const quote = { type: 'TextQuoteSelector', exact: '24 miljarder' }
const { parsed } = parseW3CTextAnnotation(annotation(quote, { type: 'TextPositionSelector', start: 18, end: 30 }), text)
const [found] = parsed.target.selector
console.log(JSON.stringify(found.quote), 'lies on', JSON.stringify(text.textContent.slice(found.start, found.end)))
console.log('quote alone:', Object.keys(parseW3CTextAnnotation(annotation(quote), text)).join())
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "@recogito/text-annotator $VERSION behaves otherwise than is written here." >&2
  exit 1
}
