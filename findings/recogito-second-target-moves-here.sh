#!/usr/bin/env bash
# What:      @recogito/text-annotator 4.1.1 (npm), `parseW3CTextAnnotation`; an annotation with
#            targets in two documents.
# Expected:  Of the targets only those in the document at hand are marked in it; each has its own
#            `source`.
# Behaviour: All selectors are put into one list without their sources: the place in the other
#            document is marked here, on whatever stands there.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> "640 miljoner" is marked on "640 miljoner"
#> "Nej tack" is marked on "Kommunen"
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

const target = (source, exact, start) => ({
  source,
  selector: [
    { type: 'TextQuoteSelector', exact },
    { type: 'TextPositionSelector', start, end: start + exact.length },
  ],
})
const { parsed } = parseW3CTextAnnotation({
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id: 'https://example.org/1',
  type: 'Annotation',
  body: [],
  target: [target('https://example.org/doc', '640 miljoner', 18), target('https://example.org/other', 'Nej tack', 0)],
}, text)
for (const { quote, start, end } of parsed.target.selector)
  console.log(JSON.stringify(quote), 'is marked on', JSON.stringify(text.textContent.slice(start, end)))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "@recogito/text-annotator $VERSION behaves otherwise than is written here." >&2
  exit 1
}
