#!/usr/bin/env bash
# What:      text2num 3.1.0, `alpha2digit`: spoken numbers of a text in English made figures.
# Expected:  500 600, 1.5 million or 1500000, 3000200.
# Behaviour: What is said before the next hundred goes to the hundred behind it: 506 and 100. A figure before
#            “million” stands for itself, so that 3,000,200 is three and a million two hundred.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> five hundred six hundred   506 100
#> 1.5 million kronor         1.5 1000000 kronor
#> 3 million two hundred      3 1000200
#> three million two hundred  3000200
set -euo pipefail

VERSION="${VERSION:-3.1.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "text2num==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from text_to_num import alpha2digit

for text in ("five hundred six hundred", "1.5 million kronor", "3 million two hundred", "three million two hundred"):
    print(text.ljust(26), alpha2digit(text, "en"))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "text2num $VERSION behaves otherwise than is written here." >&2
  exit 1
}
