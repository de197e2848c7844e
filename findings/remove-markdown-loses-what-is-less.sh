#!/usr/bin/env bash
# What:      remove-markdown 0.7.0 (npm), text with comparisons, with its default options.
# Expected:  5 < 6 och 7 > 3: a “<” before a space opens no tag, neither in HTML nor in Markdown
#            (CommonMark, 6.6). An escaped sign without its backslash: 1*2.
# Behaviour: Everything from “<” to the next “>” is deleted as if it were a tag: 5 is compared with 3, and
#            a threshold is gone. Backslashes stay.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 5  3
#> Andelen var  12 procent 2021.
#> 1\*2 = 2
set -euo pipefail

VERSION="${VERSION:-0.7.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "remove-markdown@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import removeMarkdown from 'remove-markdown'

for (const text of ['5 < 6 och 7 > 3', 'Andelen var < 5 procent 2020 och > 12 procent 2021.', '1\\*2 = 2'])
  console.log(removeMarkdown(text))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "remove-markdown $VERSION behaves otherwise than is written here." >&2
  exit 1
}
