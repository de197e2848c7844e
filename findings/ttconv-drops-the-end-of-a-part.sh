#!/usr/bin/env bash
# What:      ttconv 1.2.3, TTML written as SRT: a part of the recording that begins at two seconds.
# Expected:  Three cues, at 3, 5 and 7 seconds: a div without an end lasts as long as its children (TTML,
#            implicit duration).
# Behaviour: Its end is counted from nought instead of from its begin: what is said in the last two seconds
#            is dropped, without a warning. With an `end` all is there.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> no end
#>    1 | 00:00:03,000 --> 00:00:04,000 | Betalade ni 512 miljoner?
#>    2 | 00:00:05,000 --> 00:00:06,000 | Ja.
#> end="60s"
#>    1 | 00:00:03,000 --> 00:00:04,000 | Betalade ni 512 miljoner?
#>    2 | 00:00:05,000 --> 00:00:06,000 | Ja.
#>    3 | 00:00:07,000 --> 00:00:08,000 | Nej, 640.
set -euo pipefail

VERSION="${VERSION:-1.2.3}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "ttconv==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import logging
from xml.etree import ElementTree

import ttconv.imsc.reader
import ttconv.srt.writer

logging.disable(logging.INFO)
PAGE = """<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="sv"><body><div begin="2s"%s>
<p begin="1s" end="2s">Betalade ni 512 miljoner?</p>
<p begin="3s" end="4s">Ja.</p>
<p begin="5s" end="6s">Nej, 640.</p>
</div></body></tt>"""
for end in ("", ' end="60s"'):
    model = ttconv.imsc.reader.to_model(ElementTree.ElementTree(ElementTree.fromstring(PAGE % end)))
    print(end.strip() or "no end")
    for cue in ttconv.srt.writer.from_model(model).strip().split("\n\n"):
        print("  ", cue.replace("\n", " | "))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "ttconv $VERSION behaves otherwise than is written here." >&2
  exit 1
}
