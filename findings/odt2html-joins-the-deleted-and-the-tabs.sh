#!/usr/bin/env bash
# What:      odt2html 1.0.1 (npm), an .odt with tracked changes: 512 was deleted; a tab between two numbers, a sign of
#            less than, a comment.
# Expected:  640 mkr without the 512; 2021 and 640 apart; &lt; in HTML; the comment left out or marked.
# Behaviour: What was deleted is the first paragraph, with who did it and when. The tab is dropped: 2021640. From “<”
#            on browsers see a tag. The comment stands within its sentence.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> Bo2021-05-03T14:30:00
#> <p>512</p>
#> <p>Skatt 640 mkr</p>
#> <p>2021640</p>
#> <p>andel <under 25 år></p>
#> <p>NejBo
#> <p>eller ja?</p>.</p>
set -euo pipefail

VERSION="${VERSION:-1.0.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "odt2html@$VERSION" "fflate@0.8.2"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { writeFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import odt2html from 'odt2html'

const names = ['office', 'text'].map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
const xmlns = [...names, 'xmlns:dc="http://purl.org/dc/elements/1.1/"'].join(' ')
const who = '<office:change-info><dc:creator>Bo</dc:creator><dc:date>2021-05-03T14:30:00</dc:date></office:change-info>'
const text = `<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>${who}<text:p>512</text:p></text:deletion>
</text:changed-region></text:tracked-changes>
<text:p>Skatt <text:change text:change-id="c1"/>640 mkr</text:p>
<text:p>2021<text:tab/>640</text:p>
<text:p>andel &lt;under 25 år&gt;</text:p>
<text:p>Nej<office:annotation><dc:creator>Bo</dc:creator><text:p>eller ja?</text:p></office:annotation>.</text:p>`
const type = 'application/vnd.oasis.opendocument.text'
const parts = {
  mimetype: type,
  'content.xml': `<office:document-content ${xmlns} office:version="1.3">
<office:body><office:text>${text}</office:text></office:body></office:document-content>`,
  'styles.xml': `<office:document-styles ${xmlns} office:version="1.3"><office:styles/></office:document-styles>`,
  'META-INF/manifest.xml': `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:media-type="${type}"/></manifest:manifest>`,
}
writeFileSync('text.odt', zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, strToU8(part)]))))
console.log((await odt2html.toHTML({ path: 'text.odt' })).replace(/\s*(<p>)/g, '\n$1').trim())
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "odt2html $VERSION behaves otherwise than is written here." >&2
  exit 1
}
