#!/usr/bin/env bash
# What:      asrtoolkit 0.2.4, a transcript in WebVTT written as SubRip and as STM.
# Expected:  Cues 1 and 2, & for the &amp; of WebVTT (SubRip has no such names); 5,5 stays or is five
#            comma five.
# Behaviour: Each cue is number 1. The name of the sign stays, and in STM it is a word, “amp”. Of 5,5 the two
#            fives are left.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 1
#> 00:00:01,000 --> 00:00:04,000
#> Det är 5,5 procent
#> 1
#> 00:00:05,000 --> 00:00:06,000
#> H&amp;M
#> unknown 1 UnknownSpeaker 1.00 4.00 <o,f0,male> det är five five procent
#> unknown 1 UnknownSpeaker 5.00 6.00 <o,f0,male> h amp m
set -euo pipefail

VERSION="${VERSION:-0.2.4}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "asrtoolkit==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from asrtoolkit import time_aligned_text

with open("a.vtt", "w", encoding="utf-8") as file:
    file.write("""WEBVTT

00:00:01.000 --> 00:00:04.000
Det är 5,5 procent

00:00:05.000 --> 00:00:06.000
H&amp;M
""")
transcript = time_aligned_text("a.vtt")
for name in ("a.srt", "a.stm"):
    transcript.write(name)
    with open(name, encoding="utf-8") as file:
        print(*(line.rstrip() for line in file if line.strip()), sep="\n")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "asrtoolkit $VERSION behaves otherwise than is written here." >&2
  exit 1
}
