#!/usr/bin/env bash
# What:      atoma 0.0.17 and fastfeedparser 0.6.5, an Atom feed whose text is XHTML, as its markup needs.
# Expected:  10 <sup>6</sup> kr, or its text: Atom has three kinds of text, and `xhtml` is one (RFC
#            4287, 3.1.1.3).
# Behaviour: Of the title nothing is left, in both; in atoma nothing of the content, either.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> atoma: 640 mkr AtomTextConstruct(text_type=<AtomTextType.xhtml: 'xhtml'>, lang=None, value='')
#> fastfeedparser: '640 mkr'
#> atoma: None AtomTextConstruct(text_type=<AtomTextType.xhtml: 'xhtml'>, lang=None, value='')
#> fastfeedparser: ''
set -euo pipefail

VERSION="${VERSION:-0.0.17}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "atoma==$VERSION" "fastfeedparser==0.6.5"

cat >"$FOLDER/try.py" <<'PYTHON'
import atoma
import fastfeedparser

FEED = """<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><id>urn:f</id>
<updated>2021-05-03T14:30:00Z</updated><entry><title type="%s">%s</title><id>urn:1</id>
<updated>2021-05-03T14:30:00Z</updated><link href="http://example.org/1"/><content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>Det var <em>o</em>möjligt.</p></div></content></entry></feed>"""
MARKED = '<div xmlns="http://www.w3.org/1999/xhtml">10<sup>6</sup> kr</div>'
for title in (("text", "640 mkr"), ("xhtml", MARKED)):
    entry = atoma.parse_atom_bytes((FEED % title).encode()).entries[0]
    print("atoma:", entry.title and entry.title.value, entry.content)
    entry = fastfeedparser.parse(FEED % title).entries[0]
    print("fastfeedparser:", repr(entry["title"]))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "atoma $VERSION behaves otherwise than is written here." >&2
  exit 1
}
