#!/usr/bin/env bash
# What:      @retorquere/bibtex-parser 9.0.29 (npm), BibLaTeX as Zotero's users write it.
# Expected:  `2021~` is about 2021 (EDTF, which BibLaTeX's dates are), as `2021?` and `202X` stay what
#            they are; “< 5” is less than five.
# Behaviour: `~` is taken for a space and cut off: it is 2021. The sign in the title is “¡”; written
#            \textless it is kept.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 2021~ 2021
#> 2021? 2021?
#> 202X  202X
#> Andel ¡ 5, < 5
set -euo pipefail

VERSION="${VERSION:-9.0.29}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "@retorquere/bibtex-parser@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { parse } from '@retorquere/bibtex-parser'

for (const date of ['2021~', '2021?', '202X']) {
  console.log(date.padEnd(5), parse(`@misc{ek, date = {${date}}}`).entries[0].fields.date)
}
console.log(parse('@misc{ek, title = {Andel < 5, \\textless{} 5}}').entries[0].fields.title)
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "@retorquere/bibtex-parser $VERSION behaves otherwise than is written here." >&2
  exit 1
}
