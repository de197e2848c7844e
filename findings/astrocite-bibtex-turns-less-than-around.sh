#!/usr/bin/env bash
# What:      astrocite-bibtex 0.16.4 (npm), BibTeX to CSL-JSON.
# Expected:  `$<$` is “<”; a name in braces is one name, which is what the braces are for; `date`,
#            which BibLaTeX has for `year`, is read.
# Behaviour: “< 3 procent” becomes “¡ 3 procent”. The parliament is a person: Sveriges is its given
#            name. With `date` there is no date at all.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> Andelen ¡ 3 procent [{"family":"Riksdag","given":"Sveriges"}] undefined
set -euo pipefail

VERSION="${VERSION:-0.16.4}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "astrocite-bibtex@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import astrocite from 'astrocite-bibtex'

const [{ title, author, issued }] = astrocite.parse(
  '@book{a, author = {{Sveriges Riksdag}}, title = {Andelen $<$ 3 procent}, date = {2021-05-03}}',
)
console.log(title, JSON.stringify(author), issued)
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "astrocite-bibtex $VERSION behaves otherwise than is written here." >&2
  exit 1
}
