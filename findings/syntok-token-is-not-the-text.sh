#!/usr/bin/env bash
# What:      syntok 1.4.4, `Tokenizer().tokenize`: tokens with their offsets.
# Expected:  `text[offset : offset + len(value)] == value` for every token; it has a switch for
#            replacing “not”, and says what it replaced.
# Behaviour: By default the contraction “n't” becomes “not” in the value, and its offset still points
#            at the text: spans cut by it take a letter too much.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 'not' at 14 where the text has "n't"
set -euo pipefail

VERSION="${VERSION:-1.4.4}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "syntok==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from syntok.tokenizer import Tokenizer

text = "Hon sa: ”We don't know.”"
for token in Tokenizer().tokenize(text):
    there = text[token.offset : token.offset + len(token.value)]
    if there != token.value:
        print(repr(token.value), "at", token.offset, "where the text has", repr(there))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "syntok $VERSION behaves otherwise than is written here." >&2
  exit 1
}
