#!/usr/bin/env bash
# What:      pysubs2 1.8.1 reading WebVTT.
# Expected:  A NOTE is for those who edit the file and is not shown; `&lt;` is “<”; a time within a
#            cue says when its words are spoken.
# Behaviour: The note is joined to what was said before it: “Nej! NOTE Ek är minister.” Escapes and
#            times stay in the text.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 'Nej!\n\nNOTE Ek är minister.'
#> 'Andelen &lt; 5 <00:05.500>procent'
set -euo pipefail

VERSION="${VERSION:-1.8.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "pysubs2==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import pysubs2

TEXT = """WEBVTT

00:01.000 --> 00:04.000
Nej!

NOTE Ek är minister.

00:05.000 --> 00:06.000
Andelen &lt; 5 <00:05.500>procent
"""
for event in pysubs2.SSAFile.from_string(TEXT, format_="vtt"):
    print(repr(event.plaintext))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "pysubs2 $VERSION behaves otherwise than is written here." >&2
  exit 1
}
