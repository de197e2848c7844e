#!/usr/bin/env bash
# What:      advertools 0.18.0, `url_to_df`, which takes addresses apart into columns.
# Expected:  `titel` is “Skatt&moms” and `andring` +3: what is encoded in a value is decoded once, when
#            the values have been parted.
# Behaviour: The whole address is decoded first: the title is “Skatt”, and the plus is a space.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> [{'query': 'titel=Skatt&moms&andring=+3', 'query_titel': 'Skatt', 'query_andring': ' 3'}]
set -euo pipefail

VERSION="${VERSION:-0.18.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "advertools==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import advertools

table = advertools.url_to_df(["https://example.org/sok?titel=Skatt%26moms&andring=%2B3"])
print(table.filter(like="query").to_dict("records"))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "advertools $VERSION behaves otherwise than is written here." >&2
  exit 1
}
