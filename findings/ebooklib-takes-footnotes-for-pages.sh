#!/usr/bin/env bash
# What:      EbookLib 0.20, an EPUB with a footnote.
# Expected:  No list of pages: the book has no page breaks.
# Behaviour: Whatever has an id and an `epub:type` is a page: the list of pages, by which readers cite, says
#            that there is a page “Andelen var 5 procent.”
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> ['toc', 'page-list']
#> ['<a href="ett.xhtml">Ett</a>', '<a href="ett.xhtml#not">Andelen var 5 procent.</a>']
set -euo pipefail

VERSION="${VERSION:-0.20}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "ebooklib==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import re
import zipfile

from ebooklib import epub

book = epub.EpubBook()
book.set_identifier("urn:uuid:00000000-0000-4000-8000-000000000000")
book.set_title("Budget")
book.set_language("sv")
chapter = epub.EpubHtml(title="Ett", file_name="ett.xhtml", lang="sv")
chapter.content = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>
<p>Utgifterna ökade.<a epub:type="noteref" href="#not">1</a></p>
<aside epub:type="footnote" id="not">Andelen var 5 procent.</aside></body></html>"""
book.add_item(chapter)
book.toc = (chapter,)
book.spine = ["nav", chapter]
book.add_item(epub.EpubNcx())
book.add_item(epub.EpubNav())
epub.write_epub("book.epub", book)
nav = zipfile.ZipFile("book.epub").read("EPUB/nav.xhtml").decode()
print(re.findall(r'epub:type="([^"]*)"', nav))
print(re.findall(r"<a [^>]*>[^<]*</a>", nav))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "ebooklib $VERSION behaves otherwise than is written here." >&2
  exit 1
}
