#!/usr/bin/env bash
# What:      pytablewriter 1.2.1, which guesses at types by DataProperty, a table of texts written as
#            JSON, CSV and Markdown.
# Expected:  “640,5” stays as it is, or is 640.5; the municipality 0180 stays.
# Behaviour: The comma is taken out, whatever follows it: 6405 and 175. Code 0180 is 180.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> [
#>     {
#>         "kod": 180,
#>         "mkr": 6405
#>     },
#>     {
#>         "kod": 184,
#>         "mkr": 175
#>     }
#> ]
#> "kod","mkr"
#> 180,6405
#> 184,175
#> |kod|mkr |
#> |--:|---:|
#> |180|6405|
#> |184| 175|
set -euo pipefail

VERSION="${VERSION:-1.2.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "pytablewriter==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from pytablewriter import CsvTableWriter, JsonTableWriter, MarkdownTableWriter

for writer in (JsonTableWriter, CsvTableWriter, MarkdownTableWriter):
    print(writer(headers=["kod", "mkr"], value_matrix=[["0180", "640,5"], ["0184", "1,75"]]).dumps().strip())
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "pytablewriter $VERSION behaves otherwise than is written here." >&2
  exit 1
}
