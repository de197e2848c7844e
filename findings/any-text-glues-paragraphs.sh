#!/usr/bin/env bash
# What:      any-text 1.2.0 (npm), the text of a .docx: two paragraphs, a row of two cells.
# Expected:  Lines, or spaces: 2021, 640 and 12 are three numbers.
# Behaviour: Everything is glued together.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> Anslaget 2021640 mkr64012
set -euo pipefail

VERSION="${VERSION:-1.2.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "any-text@$VERSION"

cat >"$FOLDER/write.py" <<'PYTHON'
import zipfile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MEDIA = "application/vnd.openxmlformats"
BODY = """<w:p><w:r><w:t>Anslaget 2021</w:t></w:r></w:p><w:p><w:r><w:t>640 mkr</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>640</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc>
</w:tr></w:tbl>"""
BODY = BODY.replace("\n", "")
with zipfile.ZipFile("a.docx", "w") as file:
    file.writestr(
        "[Content_Types].xml",
        f'<Types xmlns="{TYPES}"><Default Extension="rels" ContentType="{MEDIA}-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MEDIA}'
        '-officedocument.wordprocessingml.document.main+xml"/></Types>',
    )
    file.writestr(
        "_rels/.rels",
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
    )
    file.writestr("word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{BODY}</w:body></w:document>')
PYTHON
cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import anyText from 'any-text'

console.log((await anyText.getText('a.docx')).trim())
JAVASCRIPT
(cd "$FOLDER" && python3 write.py && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "any-text $VERSION behaves otherwise than is written here." >&2
  exit 1
}
