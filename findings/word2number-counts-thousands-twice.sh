#!/usr/bin/env bash
# What:      word2number 1.1, `word_to_num`.
# Expected:  “Two million five hundred thousand” is 2 500 000, “one point five million” 1 500 000;
#            what is no single number (“ten to fifteen”) raises ValueError, as a text without one
#            does.
# Behaviour: 2 501 500: “five hundred thousand” is added once more, as 1 500. “One point five
#            million” is 1, “two and a half million” 2 000 000, figures are not read at all (“640
#            million” is 1 000 000), and two numbers are added: 25.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> two million five hundred thousand  2501500
#> one point five million             1
#> two and a half million             2000000
#> 640 million                        1000000
#> ten to fifteen                     25
set -euo pipefail

VERSION="${VERSION:-1.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "word2number==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from word2number import w2n

for text in (
    "two million five hundred thousand",
    "one point five million",
    "two and a half million",
    "640 million",
    "ten to fifteen",
):
    print(f"{text:34} {w2n.word_to_num(text)}")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "word2number $VERSION behaves otherwise than is written here." >&2
  exit 1
}
