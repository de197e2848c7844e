#!/usr/bin/env bash
# What:      feedendum 0.4.0 (Python), which reads and writes feeds: an Atom feed whose text is XHTML and whose title
#            is HTML, read and written again as Atom and as RSS.
# Expected:  The words again, in their order; a title of `type="html"` keeps its type, or becomes text: 10⁶ < 5.
# Behaviour: What stands behind an element within a sentence is dropped, and nothing said. The title loses its type, so
#            that its tags and signs are shown as they are written.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> <title>Andelen &amp;lt; 5 %</title>
#> <content type="xhtml"><html:div xmlns:html="http://www.w3.org/1999/xhtml">Att skatten<html:em>inte</html:em></html:div></content>
#> <title>Andelen &amp;lt; 5 %</title>
#> <atom:content type="xhtml"><html:div xmlns:html="http://www.w3.org/1999/xhtml">Att skatten<html:em>inte</html:em></html:div></atom:content>
set -euo pipefail

VERSION="${VERSION:-0.4.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "feedendum==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import re

import feedendum

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Granskat</title><id>urn:x-fakta:feed</id>
<updated>2021-05-03T12:00:00Z</updated><entry><id>urn:x-fakta:1</id><updated>2021-05-03T12:00:00Z</updated>
<title type="html">Andelen &amp;lt; 5 %</title>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Att skatten <em>inte</em> höjs är fel.</div></content>
</entry></feed>"""

feed = feedendum.from_atom_text(ATOM)
for written in (feedendum.to_atom_string(feed), feedendum.to_rss_string(feed)):
    entry = re.search(r"<(?:entry|item)>.*", written, re.DOTALL)[0]
    print(re.search(r"<title.*?</title>", entry)[0])
    print(re.search(r"<(\S*content).*?</\1>", entry)[0])
PYTHON
"$FOLDER/venv/bin/python" "$FOLDER/try.py" | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "feedendum $VERSION behaves otherwise than is written here." >&2
  exit 1
}
