#!/usr/bin/env bash
# What:      html-text 0.7.1, `extract_text`.
# Expected:  `<wbr>` is no space (a browser shows none), and emphasis within a word or a number
#            splits nothing.
# Behaviour: “skatte satsen”, “Kom mun al”, “10 3”.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> skatte satsen, Kom mun al, 10 3 kr
set -euo pipefail

VERSION="${VERSION:-0.7.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "html-text==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from html_text import extract_text

print(extract_text("<p>skatte<wbr>satsen, Kom<b>mun</b>al, 10<sup>3</sup> kr</p>"))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "html-text $VERSION behaves otherwise than is written here." >&2
  exit 1
}
