#!/usr/bin/env bash
# What:      @citation-js/plugin-bibtex 0.9.0 (npm), dates of BibLaTeX, which are EDTF.
# Expected:  `202X` is a year of the 2020s, `2021~` about 2021 (CSL has `circa`), `2021-22` the
#            summer (CSL has seasons); or it is said that they are not understood, as an open
#            interval's end is null.
# Behaviour: The decade is the year 2020; “about” and the season are left out: 2021. Nothing is
#            said.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 2021-05-03 {"date-parts":[[2021,5,3]]}
#> 202X       {"date-parts":[[2020]]}
#> 2021~      {"date-parts":[[2021]]}
#> 2021-22    {"date-parts":[[2021]]}
#> 2021-05/.. {"date-parts":[[2021,5],null]}
set -euo pipefail

VERSION="${VERSION:-0.9.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "@citation-js/core@0.9.0" "@citation-js/plugin-bibtex@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'

for (const date of ['2021-05-03', '202X', '2021~', '2021-22', '2021-05/..']) {
  const [{ issued }] = new Cite(`@book{a, title = {T}, date = {${date}}}`).data
  console.log(date.padEnd(10), JSON.stringify(issued))
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "@citation-js/plugin-bibtex $VERSION behaves otherwise than is written here." >&2
  exit 1
}
