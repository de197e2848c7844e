#!/usr/bin/env bash
# What:      ixbrl-parse 0.11.0, an annual report in inline XBRL whose numbers have a decimal comma, as the
#            format `numcommadecimal` says of them; text with a page's number in `ix:exclude`.
# Expected:  1234.5, and the text without what it excludes (Inline XBRL 1.1, 4.5).
# Behaviour: The comma is deleted like a sign between thousands: ten times too much, while 1,25 is 125. The
#            page's number stands in the text.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> T Resultatet är 5640 kr
#> A 1234.5
#> B 12345.0
#> C 125.0
set -euo pipefail

VERSION="${VERSION:-0.11.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "ixbrl-parse==$VERSION" "number-parser==0.3.2"

cat >"$FOLDER/try.py" <<'PYTHON'
from ixbrl_parse import ixbrl
from lxml import etree

SPACES = {
    "ix": "http://www.xbrl.org/2013/inlineXBRL",
    "ixt": "http://www.xbrl.org/inlineXBRL/transformation/2015-02-26",
    "xbrli": "http://www.xbrl.org/2003/instance",
    "link": "http://www.xbrl.org/2003/linkbase",
    "xlink": "http://www.w3.org/1999/xlink",
    "iso4217": "http://www.xbrl.org/2003/iso4217",
    "se": "http://example.org/se",
}
NUMBER = """<ix:nonFraction name="se:%s" contextRef="c" unitRef="u" decimals="2"
 format="ixt:%s">%s</ix:nonFraction>"""
NUMBERS = [
    ("A", "numdotdecimal", "1 234.5"),
    ("B", "numcommadecimal", "1 234,5"),
    ("C", "numcommadecimal", "1,25"),
]
spaces = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in SPACES.items())
report = f"""<html xmlns="http://www.w3.org/1999/xhtml" {spaces}>
<body><ix:header><ix:references><link:schemaRef xlink:type="simple" xlink:href="http://example.org/se.xsd"/>
</ix:references><ix:resources><xbrli:context id="c">
<xbrli:entity><xbrli:identifier scheme="http://example.org">1</xbrli:identifier></xbrli:entity>
<xbrli:period><xbrli:instant>2020-12-31</xbrli:instant></xbrli:period></xbrli:context>
<xbrli:unit id="u"><xbrli:measure>iso4217:SEK</xbrli:measure></xbrli:unit></ix:resources></ix:header>
<p>{"".join(NUMBER % number for number in NUMBERS)}
<ix:nonNumeric name="se:T" contextRef="c">Resultatet är <ix:exclude>5</ix:exclude>640 kr</ix:nonNumeric></p>
</body></html>"""
for value in ixbrl.parse(etree.fromstring(report)).values.values():
    print(value.name.localname, value.to_value().get_value())
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "ixbrl-parse $VERSION behaves otherwise than is written here." >&2
  exit 1
}
