#!/usr/bin/env bash
# What:      epub2text 0.2.8, text of an EPUB with raised figures and line breaks.
# Expected:  10³ or 103 or 10^3, and “5 m²”; a space or a new line where `<br/>` stands.
# Behaviour: What is raised is left out: 10 kronor, 5 m. Words on two lines are one.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> Det kostar 10 kronor för 5 m.
#>
#> år 2021640 mkr
set -euo pipefail

VERSION="${VERSION:-0.2.8}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "epub2text==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from zipfile import ZipFile

from epub2text import EPUBParser

PAGE = """<html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head><body>
<p>Det kostar 10<sup>3</sup> kronor för 5 m<sup>2</sup>.</p><p>år 2021<br/>640 mkr</p></body></html>"""
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">1</dc:identifier><dc:title>T</dc:title>
<dc:language>sv</dc:language></metadata>
<manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>
<item id="n" href="n.xhtml" media-type="application/xhtml+xml" properties="nav"/></manifest>
<spine><itemref idref="a"/></spine></package>"""
CONTENTS = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>
<nav epub:type="toc"><ol><li><a href="a.xhtml">T</a></li></ol></nav></body></html>"""
CONTAINER = """<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
with ZipFile("t.epub", "w") as book:
    book.writestr("mimetype", "application/epub+zip")
    book.writestr("META-INF/container.xml", CONTAINER)
    book.writestr("p.opf", PACKAGE)
    book.writestr("a.xhtml", PAGE)
    book.writestr("n.xhtml", CONTENTS)
for chapter in EPUBParser("t.epub").get_chapters():
    print(chapter.text.strip())
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "epub2text $VERSION behaves otherwise than is written here." >&2
  exit 1
}
