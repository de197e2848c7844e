#!/usr/bin/env bash
# What:      dom-anchor-text-quote 4.0.2 (npm), which finds a W3C TextQuoteSelector in a page.
# Expected:  Where the same words stand twice after the same words, `suffix` tells which is meant:
#            that is what it is for.
# Behaviour: The suffix is looked at only where the prefix is not found. Both selectors lead to the
#            last of the two places: the 12 procent of 2021 are marked as those of 2022.
# Hurts:     a claim is shown on another claim's words.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> " 2021." 55 "12 procent 2022."
#> " 2022." 55 "12 procent 2022."
set -euo pipefail

VERSION="${VERSION:-4.0.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "dom-anchor-text-quote@$VERSION" "jsdom@29.1.1"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { JSDOM } from 'jsdom'

const page = new JSDOM('<body></body>')
globalThis.window = page.window
for (const name of ['document', 'Node', 'NodeFilter', 'Range']) globalThis[name] = page.window[name]

const { default: quotes } = await import('dom-anchor-text-quote')
const text = 'Utgiften ökade med 12 procent 2021. Utgiften ökade med 12 procent 2022.'
document.body.append(text)
for (const suffix of [' 2021.', ' 2022.']) {
  const found = quotes.toTextPosition(document.body, { exact: '12 procent', prefix: 'ökade med ', suffix })
  console.log(JSON.stringify(suffix), found.start, JSON.stringify(text.slice(found.start, found.end + 6)))
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "dom-anchor-text-quote $VERSION behaves otherwise than is written here." >&2
  exit 1
}
