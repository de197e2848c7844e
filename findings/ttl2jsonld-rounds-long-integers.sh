#!/usr/bin/env bash
# What:      @frogcat/ttl2jsonld 0.0.10 (npm), integers in Turtle, which have no limit there.
# Expected:  All digits, as a text with its type, which the same library writes of decimals, and of integers that
#            begin with a nought.
# Behaviour: From 17 digits on they are rounded, as JavaScript's numbers are: another id.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 007 {"@value":"007","@type":"http://www.w3.org/2001/XMLSchema#integer"}
#> 640 640
#> 12345678901234567 12345678901234568
#> 12345678901234567.5 {"@value":"12345678901234567.5","@type":"http://www.w3.org/2001/XMLSchema#decimal"}
set -euo pipefail

VERSION="${VERSION:-0.0.10}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "@frogcat/ttl2jsonld@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import ttl2jsonld from '@frogcat/ttl2jsonld'

for (const number of ['007', '640', '12345678901234567', '12345678901234567.5']) {
  const { 'e:id': id } = ttl2jsonld.parse(`@prefix e: <https://e.example/> . e:a e:id ${number} .`)
  console.log(number, JSON.stringify(id))
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "@frogcat/ttl2jsonld $VERSION behaves otherwise than is written here." >&2
  exit 1
}
