#!/usr/bin/env bash
# What:      striprtf 0.0.35, RTF with tracked changes, hidden text and a footnote.
# Expected:  The text as it is shown: 460, and the note or its mark; what was deleted and what is
#            hidden left out.
# Behaviour: What was deleted stands before what replaced it: 640460. Hidden text is there, and the
#            note is gone without a mark.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> Skatten kostar 640460 miljoner. Nej! Eller?
set -euo pipefail

VERSION="${VERSION:-0.0.35}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "striprtf==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from striprtf.striprtf import rtf_to_text

changed = r"Skatten kostar {\deleted 640}{\revised 460} miljoner."
print(rtf_to_text(r"{\rtf1\ansi " + changed + r"{\footnote Beräknat 2021.} Nej!{\v  Eller?}}"))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "striprtf $VERSION behaves otherwise than is written here." >&2
  exit 1
}
