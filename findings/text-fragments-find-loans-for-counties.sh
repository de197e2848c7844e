#!/usr/bin/env bash
# What:      text-fragments-polyfill 6.7.0 (npm), a page in Swedish.
# Expected:  `#:~:text=län` (county) leads to “län”: å, ä, ö and a are different letters in Swedish,
#            and the page says `lang="sv"`.
# Behaviour: The signs above letters are ignored, and the first word that is left alike is marked:
#            “lån” (loans). “var” (was) leads to “vår” (our).
# Hurts:     a link to a quote leads to other words.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> län       lån (after 8 characters), län (after 23 characters)
#> var       Vår (after 36 characters), var (after 62 characters)
#> Alla län  Alla län (after 18 characters)
set -euo pipefail

VERSION="${VERSION:-6.7.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "text-fragments-polyfill@$VERSION" "jsdom@29.1.1"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { JSDOM } from 'jsdom'

const page = new JSDOM(`<!doctype html><html lang="sv"><body><p>Statens lån ökar. Alla län får mer. Vår skola är
sämre än den var.</p></body></html>`)
globalThis.window = page.window
for (const name of ['document', 'Node', 'NodeFilter', 'Range', 'Element', 'HTMLElement']) globalThis[name] = page.window[name]
const { parseFragmentDirectives, processTextFragmentDirective } = await import(
  'text-fragments-polyfill/text-fragment-utils'
)

for (const words of ['län', 'var', 'Alla län']) {
  const { text } = parseFragmentDirectives({ text: [encodeURIComponent(words)] })
  const ranges = processTextFragmentDirective(text[0], document, document.body)
  console.log(words.padEnd(9), ranges.map((range) => `${range} (after ${range.startOffset} characters)`).join(', '))
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "text-fragments-polyfill $VERSION behaves otherwise than is written here." >&2
  exit 1
}
