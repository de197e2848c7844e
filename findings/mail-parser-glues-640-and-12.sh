#!/usr/bin/env bash
# What:      mail-parser 4.8.0 (Python), the subject of an e-mail in Swedish: part of it is encoded, and the rest, which
#            needs no encoding, stands on the next line.
# Expected:  “Får skolan 640 12 maj?” as Python's own email has it: between an encoded word and plain text a line break
#            and a space is a space (RFC 2047, 6.2; RFC 5322, 2.2.3). Only between two encoded words it is nothing.
# Behaviour: The space goes with the line break: 640 and 12 are 64012. On one line they stay two.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> mail-parser: Får skolan 64012 maj?
#> email:       Får skolan 640 12 maj?
#> mail-parser: Får skolan 640 12 maj?
#> email:       Får skolan 640 12 maj?
set -euo pipefail

VERSION="${VERSION:-4.8.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "mail-parser==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from email import message_from_string, policy

import mailparser

for gap in ("\r\n ", " "):
    message = f"From: eva@desk.example\r\nSubject: =?utf-8?Q?F=C3=A5r_skolan_640?={gap}12 maj?\r\n\r\nText\r\n"
    print("mail-parser:", mailparser.parse_from_string(message).subject)
    print("email:      ", message_from_string(message, policy=policy.default)["subject"])
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "mail-parser $VERSION behaves otherwise than is written here." >&2
  exit 1
}
