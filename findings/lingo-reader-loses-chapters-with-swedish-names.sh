#!/usr/bin/env bash
# What:      @lingo-reader/epub-parser 0.4.6 (npm), an EPUB with a chapter in a file called källa.xhtml. Its address
#            in the package is an IRI, and may be written k%C3%A4lla.xhtml, as programs do.
# Expected:  Both chapters, as epub2 3.0.2 reads them.
# Behaviour: The name isn't decoded: the second chapter is empty, and a line on the console says that a file is
#            missing; in the spine it stands like the other.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> epub:skatt.xhtml "<p>Andelen var 5 procent.</p>"
#> epub:k%C3%A4lla.xhtml ""
set -euo pipefail

VERSION="${VERSION:-0.4.6}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "@lingo-reader/epub-parser@$VERSION" "fflate@0.8.2"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { writeFileSync } from 'node:fs'
import { initEpubFile } from '@lingo-reader/epub-parser'
import { strToU8, zipSync } from 'fflate'

const html = (text) => `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body><p>${text}</p></body></html>`
const xhtml = 'media-type="application/xhtml+xml"'
const files = {
  mimetype: 'application/epub+zip',
  'META-INF/container.xml': `<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
  'book.opf': `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:x:1</dc:identifier><dc:title>Skatt</dc:title>
<dc:language>sv</dc:language></metadata><manifest><item id="c1" href="skatt.xhtml" ${xhtml}/>
<item id="c2" href="k%C3%A4lla.xhtml" ${xhtml}/></manifest><spine><itemref idref="c1"/><itemref idref="c2"/></spine></package>`,
  'skatt.xhtml': html('Andelen var 5 procent.'),
  'källa.xhtml': html('Inte 50.'),
}
const zip = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))
writeFileSync('book.epub', zipSync(zip))
console.warn = () => {}
const book = await initEpubFile('book.epub', 'images')
for (const { id, href } of book.getSpine()) console.log(href, JSON.stringify((await book.loadChapter(id)).html))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "@lingo-reader/epub-parser $VERSION behaves otherwise than is written here." >&2
  exit 1
}
