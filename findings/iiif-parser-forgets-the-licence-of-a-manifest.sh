#!/usr/bin/env bash
# What:      @iiif/parser 2.2.10 (npm), a manifest of IIIF Presentation 2, as archives have them, upgraded to version
#            3: its licence, a link, a note in the text of an annotation.
# Expected:  `rights` of `license`; the link keeps its address; the note is a TextualBody with its words in `value`, as
#            annotations of the W3C have them.
# Behaviour: The licence is gone. The link gets an address that nobody wrote, at example.org. The words stay in
#            `chars`, which version 3 does not have, in a body of a type that it does not know.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> rights:  undefined
#> seeAlso: http://example.org/undefined/2
#> body:    { type: 'Text', format: 'text/plain', chars: 'Här står 640 mkr.' }
set -euo pipefail

VERSION="${VERSION:-2.2.10}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "@iiif/parser@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { upgrade } from '@iiif/parser/upgrader'

const at = (path) => `https://arkiv.example/${path}`
const note = {
  '@id': at('note'),
  '@type': 'oa:Annotation',
  motivation: 'oa:commenting',
  on: at('page1'),
  resource: { '@type': 'cnt:ContentAsText', chars: 'Här står 640 mkr.', format: 'text/plain' },
}
const page = {
  '@id': at('page1'),
  '@type': 'sc:Canvas',
  label: '1',
  height: 10,
  width: 10,
  images: [],
  otherContent: [{ '@id': at('notes'), '@type': 'sc:AnnotationList', resources: [note] }],
}
const manifest = upgrade({
  '@context': 'http://iiif.io/api/presentation/2/context.json',
  '@id': at('manifest'),
  '@type': 'sc:Manifest',
  label: 'Protokoll 1921',
  license: 'http://creativecommons.org/publicdomain/mark/1.0/',
  seeAlso: at('protokoll.xml'),
  sequences: [{ '@type': 'sc:Sequence', canvases: [page] }],
})
console.log('rights: ', manifest.rights)
console.log('seeAlso:', manifest.seeAlso[0].id)
const { id, ...body } = manifest.items[0].annotations[0].items[0].body
console.log('body:   ', body)
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "@iiif/parser $VERSION behaves otherwise than is written here." >&2
  exit 1
}
