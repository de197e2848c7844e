#!/usr/bin/env bash
# What:      sentence-parse 1.3.1 (npm), which has options for HTML (`preserveHTMLBreaks`): a page with a paragraph, a
#            `<div>` with a quotation and a `<div>` in a `<div>`.
# Expected:  Each sentence once, in the order of the page.
# Behaviour: As soon as a page has one `<div>`, only what stands in a `<div>` is read: the quotation is left without the
#            sentence that says it is false. What stands in two is read twice, first within the outer one.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> [ 'Skatten höjdes 2021.' ]
#> [
#>   'Skatten höjdes 2021.',
#>   'Det kostade 640 miljoner.Det kostade 640 miljoner.'
#> ]
set -euo pipefail

VERSION="${VERSION:-1.3.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "sentence-parse@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { parseSentences } from 'sentence-parse'

const page = (inner) => `<p>Detta är inte sant:</p><div>Skatten höjdes 2021.</div>${inner}<p>Rättat 3 maj.</p>`
console.log(await parseSentences(page('')))
console.log(await parseSentences(page('<div><div>Det kostade 640 miljoner.</div></div>')))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "sentence-parse $VERSION behaves otherwise than is written here." >&2
  exit 1
}
