#!/usr/bin/env bash
# What:      jsonld 9.0.0 (npm, jsonld.js), RDF made JSON-LD with `useNativeTypes`, and RDF again: integers with a nought
#            before them, and longer than a number of JavaScript can hold.
# Expected:  A number, or the text with its type, xsd:integer (JSON-LD 1.1 API, RDF to Object Conversion): what was an
#            integer is one afterwards.
# Behaviour: The text is kept and its type dropped: the amount is a string without a type, which no query for numbers
#            finds. Without the option the type is kept.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> true 640 is "640"^^<xsd:integer>
#> true 0180 is "0180"
#> true 9007199254740993 is "9007199254740993"
#> false 640 is "640"^^<xsd:integer>
#> false 0180 is "0180"^^<xsd:integer>
#> false 9007199254740993 is "9007199254740993"^^<xsd:integer>
set -euo pipefail

VERSION="${VERSION:-9.0.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "jsonld@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import jsonld from 'jsonld'

const format = 'application/n-quads'
for (const useNativeTypes of [true, false]) {
  for (const number of ['640', '0180', '9007199254740993']) {
    const before = `<https://desk.example/1> <https://desk.example/n> "${number}"^^<http://www.w3.org/2001/XMLSchema#integer> .\n`
    const document = await jsonld.fromRDF(before, { format, useNativeTypes })
    const after = await jsonld.toRDF(document, { format })
    console.log(useNativeTypes, number, 'is', after.split(' ')[2].replace('http://www.w3.org/2001/XMLSchema#', 'xsd:'))
  }
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "jsonld $VERSION behaves otherwise than is written here." >&2
  exit 1
}
