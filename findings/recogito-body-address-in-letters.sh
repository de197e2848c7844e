#!/usr/bin/env bash
# What:      @recogito/text-annotator 4.1.1 (npm), `parseW3CTextAnnotation`; body given by its
#            address, the first example of the W3C model.
# Expected:  `"body": "http://example.org/post"` is kept as an address.
# Behaviour: The address is spread into an object of single letters (0: h, 1: t, …). An annotation
#            without a body, which the model allows, raises TypeError.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> {"0":"h","1":"t","2":"t","3":"p","4":":","5":"/","6":"/","7" … 29 keys
#> TypeError
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

const target = {
  source: 'https://example.org/doc',
  selector: [
    { type: 'TextQuoteSelector', exact: '640 miljoner' },
    { type: 'TextPositionSelector', start: 18, end: 30 },
  ],
}
const context = 'http://www.w3.org/ns/anno.jsonld'
const plain = { '@context': context, id: 'https://example.org/1', type: 'Annotation', target }
const { parsed } = parseW3CTextAnnotation({ ...plain, body: 'http://example.org/post' }, text)
const { id, annotation, ...body } = parsed.bodies[0]
console.log(JSON.stringify(body).slice(0, 60), '…', Object.keys(body).length, 'keys')
try {
  console.log(parseW3CTextAnnotation(plain, text))
} catch (error) {
  console.log(error.name)
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "@recogito/text-annotator $VERSION behaves otherwise than is written here." >&2
  exit 1
}
