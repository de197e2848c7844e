#!/usr/bin/env bash
# What:      text2digits 0.1.2, `Text2Digits().convert`.
# Expected:  “1.5 million” and “one point five million” are the same number; “2,5 million” is 2 500
#            000, or left alone.
# Behaviour: In figures 1500000; in words the noughts are hung on after the decimals: “1.5000000”,
#            which is one and a half. Of “2,5 million” the comma is dropped: 25000000.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 1.5 million             1500000
#> one point five million  1.5000000
#> 2,5 million             25000000
set -euo pipefail

VERSION="${VERSION:-0.1.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "text2digits==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from text2digits.text2digits import Text2Digits

for text in ("1.5 million", "one point five million", "2,5 million"):
    print(f"{text:23} {Text2Digits().convert(text)}")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "text2digits $VERSION behaves otherwise than is written here." >&2
  exit 1
}
