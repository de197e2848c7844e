#!/usr/bin/env bash
# What:      opmltojs 0.4.14 (npm), a list of feeds in OPML read and written again, as UTF-8, which is how Node writes
#            a text; its title has an ampersand and letters of Swedish.
# Expected:  The same list: &amp; in the title, as in the outlines, and no encoding or the one in which it is written.
# Behaviour: The ampersand of the title is written as it is, so that no reader of XML opens the file. Mended by hand,
#            it is read as Latin-1, which it says that it is.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> not well-formed (invalid token): line 4, column 18
#> KÃ¤llor & flÃ¶den | Ãre & Ãstersund
set -euo pipefail

VERSION="${VERSION:-0.4.14}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "opmltojs@$VERSION"

cat >"$FOLDER/try.cjs" <<'JAVASCRIPT'
const { writeFileSync } = require('node:fs')
const opml = require('opmltojs')

const LIST = `<opml version="2.0"><head><title>Källor &amp; flöden</title></head>
<body><outline text="Åre &amp; Östersund" type="rss" xmlUrl="https://fakta.example/feed"/></body></opml>`
opml.parse(LIST, (read) => writeFileSync('list.opml', opml.opmlify(read)))
JAVASCRIPT
cat >"$FOLDER/read.py" <<'PYTHON'
from pathlib import Path
from xml.etree import ElementTree

written = Path("list.opml").read_bytes()
try:
    ElementTree.fromstring(written)
except ElementTree.ParseError as error:
    print(error)
mended = ElementTree.fromstring(written.replace(b" & fl", b" &amp; fl"))
print(mended.findtext("head/title"), "|", mended.find("body/outline").get("text"))
PYTHON
(cd "$FOLDER" && node try.cjs && python3 read.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "opmltojs $VERSION behaves otherwise than is written here." >&2
  exit 1
}
