#!/usr/bin/env bash
# What:      pylangacq 0.23.0, a transcript in CHAT with the times of what was said, written for ELAN.
# Expected:  XML that ELAN opens. In CHAT the times stand between control signs (U+0015) at a line's end; the
#            EAF has them as time slots.
# Behaviour: They also stay in the text of each annotation, control signs and all, which no XML may have: the
#            file cannot be read. Nothing is said. TextGrid and SRT of the same are free of them.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 'det var nej . \x150_1500\x15'
#> ParseError not well-formed (invalid token)
#> 'det var nej .'
set -euo pipefail

VERSION="${VERSION:-0.23.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "pylangacq==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from xml.etree import ElementTree

import pylangacq

TEXT = """@UTF8
@Begin
@Languages:\tswe
@Participants:\tEK Bo_Ek Adult
@ID:\tswe|x|EK|||||Adult|||
*EK:\tdet var nej . \x150_1500\x15
@End
"""
chat = pylangacq.CHAT.from_strs([TEXT])
(elan,) = chat.to_elan_strs()
print(repr(elan.split("<ANNOTATION_VALUE>")[1].split("</ANNOTATION_VALUE>")[0]))
try:
    ElementTree.fromstring(elan)
except ElementTree.ParseError as error:
    print(type(error).__name__, str(error).split(":")[0])
print(repr(chat.to_srt_strs()[0].splitlines()[2]))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "pylangacq $VERSION behaves otherwise than is written here." >&2
  exit 1
}
