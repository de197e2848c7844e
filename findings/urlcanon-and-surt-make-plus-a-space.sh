#!/usr/bin/env bash
# What:      urlcanon 0.3.1 (`semantic`) and surt 0.3.1, by which web archives find again what they keep.
# Expected:  `%2B3`, plus three, and `+3`, which a form makes of a space and three, are two questions; so
#            they are to every server, and to w3lib 2.3.1.
# Behaviour: Both are written `+3`: an increase by 3 percent is looked up, and found, as plain 3.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> https://example.org/sok?andring=%2B3
#>   urlcanon: https://example.org/sok?andring=+3
#>   surt:     org,example)/sok?andring=+3
#>   w3lib:    https://example.org/sok?andring=%2B3
#> https://example.org/sok?andring=+3
#>   urlcanon: https://example.org/sok?andring=+3
#>   surt:     org,example)/sok?andring=+3
#>   w3lib:    https://example.org/sok?andring=+3
set -euo pipefail

VERSION="${VERSION:-0.3.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "urlcanon==$VERSION" "surt==0.3.1" "w3lib==2.3.1"

cat >"$FOLDER/try.py" <<'PYTHON'
import surt
import urlcanon
from w3lib.url import canonicalize_url

for url in ("https://example.org/sok?andring=%2B3", "https://example.org/sok?andring=+3"):
    print(url)
    print("  urlcanon:", urlcanon.semantic(url))
    print("  surt:    ", surt.surt(url))
    print("  w3lib:   ", canonicalize_url(url))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "urlcanon $VERSION behaves otherwise than is written here." >&2
  exit 1
}
