#!/usr/bin/env bash
# What:      node-html-markdown 2.0.0 (npm), a table whose cells have two lines each.
# Expected:  640 and 1 234 apart: by a space or a `<br>`, as Markdown's tables have it. Outside a table the line
#            break is kept.
# Behaviour: The lines of a cell are glued together: 640 and 1 234 are 6401 234.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 640  
#> 1 234
#>
#> | År       | Mkr      |
#> | -------- | -------- |
#> | 20202021 | 6401 234 |
set -euo pipefail

VERSION="${VERSION:-2.0.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "node-html-markdown@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { NodeHtmlMarkdown } from 'node-html-markdown'

const cell = '640<br>1 234'
console.log(NodeHtmlMarkdown.translate(`<p>${cell}</p>`))
console.log()
console.log(NodeHtmlMarkdown.translate(`<table><tr><th>År</th><th>Mkr</th></tr>
<tr><td>2020<br>2021</td><td>${cell}</td></tr></table>`).trim())
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "node-html-markdown $VERSION behaves otherwise than is written here." >&2
  exit 1
}
