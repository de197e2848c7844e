#!/usr/bin/env bash
# What:      @citation-js/plugin-ris 0.8.2 (npm), RIS of names with a particle.
# Expected:  “af Ugglas, Margaretha” and “von Sydow, Björn”, as the same library writes them to
#            BibTeX; the months of a range.
# Behaviour: The particle is left out: “Ugglas, Margaretha”, “Sydow, Björn”. Of a range of dates its
#            first day stays, as if it were all.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> TY  - BOOK
#> AU  - Ugglas, Margaretha
#> AU  - Sydow, Björn
#> DA  - 2021/5/3/
#> PY  - 2021
#> ID  - a
#> TI  - T
#> ER  -
set -euo pipefail

VERSION="${VERSION:-0.8.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "@citation-js/core@0.8.2" "@citation-js/plugin-ris@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { Cite } from '@citation-js/core'
import '@citation-js/plugin-ris'

const item = {
  id: 'a',
  type: 'book',
  title: 'T',
  author: [
    { family: 'Ugglas', given: 'Margaretha', 'non-dropping-particle': 'af' },
    { family: 'Sydow', given: 'Björn', 'non-dropping-particle': 'von' },
  ],
  issued: { 'date-parts': [[2021, 5, 3], [2021, 6, 1]] },
}
console.log(new Cite(item).format('ris').trim())
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "@citation-js/plugin-ris $VERSION behaves otherwise than is written here." >&2
  exit 1
}
