#!/usr/bin/env bash
# What:      biblatex-csl-converter 3.6.0 (npm), CSL-JSON made BibLaTeX.
# Expected:  Pages 12–15, issued from May to June 2021.
# Behaviour: The hyphen is dropped, so that the quote is to be looked for on page 1215. Of a range of
#            dates the first is kept.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> @article{ek,
#> title = {Budget},
#> pages = {1215},
#> date = {2021-05}
#> }
set -euo pipefail

VERSION="${VERSION:-3.6.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "biblatex-csl-converter@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { BibLatexExporter, CSLParser } from 'biblatex-csl-converter'

const issued = { 'date-parts': [[2021, 5], [2021, 6]] }
const item = { id: 'ek', type: 'article-journal', title: 'Budget', page: '12-15', issued }
console.log(new BibLatexExporter(new CSLParser({ ek: item }).parse()).parse().trim())
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "biblatex-csl-converter $VERSION behaves otherwise than is written here." >&2
  exit 1
}
