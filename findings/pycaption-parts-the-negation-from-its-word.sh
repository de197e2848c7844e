#!/usr/bin/env bash
# What:      pycaption 2.3.14, WebVTT written as SRT, DFXP and SAMI: part of a word in italics or bold.
# Expected:  “omöjligt” (impossible), with or without its tags, as `get_text()` has it and WebVTT keeps it.
# Behaviour: Two words, “o möjligt”, of which the second says the contrary; 640 becomes “6 40”.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> text Det är omöjligt, 640 kr
#> SRTW Det är o möjligt, 6 40 kr
#> DFXP Det är o möjligt, 6 40 kr
#> SAMI Det är  o möjligt,  6 40 kr
set -euo pipefail

VERSION="${VERSION:-2.3.14}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "pycaption==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import re

from pycaption import DFXPWriter, SAMIWriter, SRTWriter, WebVTTReader

captions = WebVTTReader().read("WEBVTT\n\n00:01.000 --> 00:02.000\nDet är <i>o</i>möjligt, <b>6</b>40 kr\n")
print("text", captions.get_captions("en-US")[0].get_text())
for writer in (SRTWriter, DFXPWriter, SAMIWriter):
    text = writer().write(captions)
    line = next(line for line in text.splitlines() if "Det" in line)
    print(writer.__name__[:4], re.sub("<[^>]*>", "", line).strip())
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "pycaption $VERSION behaves otherwise than is written here." >&2
  exit 1
}
