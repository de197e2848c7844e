#!/usr/bin/env bash
# What:      pybtex 0.26.1, a BibTeX file read and written again.
# Expected:  “5\% av 10~000 kr” is written as it was read: reading decodes nothing.
# Behaviour: Writing encodes what is encoded already: `\\%` is a line break and a comment to LaTeX,
#            so that all after 5 is missing in print, and the space of 10 000 becomes a tilde. Each
#            round adds a backslash.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> @misc{a, title = {Skatten är 5\% av 10~000 kr}}
#> @misc{a, title = "Skatten är 5\\% av 10\textasciitilde 000 kr" }
#> @misc{a, title = "Skatten är 5\\\% av 10\textasciitilde 000 kr" }
set -euo pipefail

VERSION="${VERSION:-0.26.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "pybtex==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from pybtex.database import parse_string

text = r"@misc{a, title = {Skatten är 5\% av 10~000 kr}}"
for _ in range(3):
    print(*text.split())
    text = parse_string(text, "bibtex").to_string("bibtex")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "pybtex $VERSION behaves otherwise than is written here." >&2
  exit 1
}
