#!/usr/bin/env bash
# What:      ro-crate 3.7.2 (npm), a crate whose title is in two languages, read and written again.
# Expected:  Both titles: `@value` with `@language` is how JSON-LD, which a crate is, writes a text in a
#            language.
# Behaviour: Each becomes a reference to something that is not there, entity-1: the crate has no title any
#            more. A typed date fares likewise.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> {"@id":"ro-crate-metadata.json","@type":"CreativeWork","about":{"@id":"./"},"conformsTo":{"@id":"https://w3id.org/ro/crate/1.1"}}
#> {"@id":"./","@type":"Dataset","name":[{"@id":"entity-1"},{"@id":"entity-2"}],"dateCreated":{"@id":"entity-3"}}
set -euo pipefail

VERSION="${VERSION:-3.7.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "ro-crate@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { ROCrate } from 'ro-crate'

const crate = new ROCrate({
  '@context': 'https://w3id.org/ro/crate/1.1/context',
  '@graph': [
    { '@id': 'ro-crate-metadata.json', '@type': 'CreativeWork', about: { '@id': './' }, conformsTo: { '@id': 'https://w3id.org/ro/crate/1.1' } },
    {
      '@id': './', '@type': 'Dataset',
      name: [{ '@value': 'Påståenden', '@language': 'sv' }, { '@value': 'Claims', '@language': 'en' }],
      dateCreated: { '@value': '2021-05-03', '@type': 'http://www.w3.org/2001/XMLSchema#date' },
    },
  ],
})
for (const entity of crate.toJSON()['@graph']) console.log(JSON.stringify(entity))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "ro-crate $VERSION behaves otherwise than is written here." >&2
  exit 1
}
