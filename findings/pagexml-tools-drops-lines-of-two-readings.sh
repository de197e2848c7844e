#!/usr/bin/env bash
# What:      pagexml-tools 0.9.0, lines of a scanned page in PAGE XML: with one reading; with two, of which the
#            surer has index 0; with its text in its words.
# Expected:  640 mkr, the reading that comes first by its index; the words joined.
# Behaviour: A line with two readings has no text, nor has one whose words have it; the numbers of lines and words
#            count them as if they were blank.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> ['Utgifterna var', None, None]
#> 3 4
set -euo pipefail

VERSION="${VERSION:-0.9.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "pagexml-tools==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from pagexml.parser import parse_pagexml_file

COORDS = '<Coords points="10,10 900,10 900,40 10,40"/>'


def equiv(text: str, more: str = "") -> str:
    return f"<TextEquiv{more}><Unicode>{text}</Unicode></TextEquiv>"


lines = (
    equiv("Utgifterna var"),
    equiv("640 mkr", ' index="0" conf="0.9"') + equiv("64O mkr", ' index="1" conf="0.4"'),
    f'<Word id="w1">{COORDS}{equiv("år")}</Word><Word id="w2">{COORDS}{equiv("2021")}</Word>',
)
elements = "".join(f'<TextLine id="l{number}">{COORDS}{line}</TextLine>' for number, line in enumerate(lines))
with open("page.xml", "w", encoding="utf-8") as file:
    file.write(
        '<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><Metadata><Creator>A</Creator>'
        "<Created>2021-05-03T14:30:00</Created><LastChange>2021-05-03T14:30:00</LastChange></Metadata>"
        '<Page imageFilename="a.jpg" imageWidth="1000" imageHeight="1000">'
        f'<TextRegion id="r">{COORDS}{elements}</TextRegion></Page></PcGts>'
    )
page = parse_pagexml_file("page.xml")
print([line.text for line in page.get_lines()])
print(page.stats["lines"], page.stats["words"])
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "pagexml-tools $VERSION behaves otherwise than is written here." >&2
  exit 1
}
