#!/usr/bin/env bash
# What:      shacl-engine 1.1.2 and rdf-validate-shacl 0.6.5 (npm), which check RDF by shapes of SHACL: the greatest of
#            a duration and of a long integer, the type of months and of times, languages.
# Expected:  Ten days are more than nine; …891 is more than …890, as XML Schema has no greatest integer; there is no
#            month 13 and no hour 25; `sh:languageIn ("sv")` takes Swedish, however its tag is written (BCP 47,
#            langMatches), and no other language.
# Behaviour: Durations are compared as texts, integers as floats, so that both conform. rdf-validate-shacl takes the
#            month and the hour. In both, “SV” is no Swedish, and “svb”, a language of its own, is.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> "P10D"^^xsd:dayTimeDuration | sh:maxInclusive "P9D"^^xsd:dayTimeDuration | conforms | conforms
#> 12345678901234567891 | sh:maxInclusive 12345678901234567890 | conforms | conforms
#> "2021-13"^^xsd:gYearMonth | sh:datatype xsd:gYearMonth | does not | conforms
#> "25:00:00"^^xsd:time | sh:datatype xsd:time | does not | conforms
#> "ja"@SV | sh:languageIn ("sv") | does not | does not
#> "ja"@svb | sh:languageIn ("sv") | conforms | conforms
set -euo pipefail

VERSION="${VERSION:-1.1.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "shacl-engine@$VERSION" "rdf-validate-shacl@0.6.5" \
  "rdf-ext@2.6.0" "@zazuko/env@3.0.1" "n3@2.13.12"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import zazuko from '@zazuko/env'
import { Parser } from 'n3'
import ext from 'rdf-ext'
import Older from 'rdf-validate-shacl'
import { Validator } from 'shacl-engine'

const PREFIXES = `@prefix : <https://fakta.example/> . @prefix sh: <http://www.w3.org/ns/shacl#> .
  @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .`
const graph = (factory, text) => factory.dataset(new Parser({ factory }).parse(PREFIXES + text))
const check = async (value, constraint) => {
  const data = `:claim :about ${value} .`
  const shape = `:shape a sh:NodeShape ; sh:targetNode :claim ; sh:property [ sh:path :about ; ${constraint} ] .`
  const one = await new Validator(graph(ext, shape), { factory: ext }).validate({ dataset: graph(ext, data) })
  const two = await new Older(graph(zazuko, shape), { factory: zazuko }).validate(graph(zazuko, data))
  const said = (report) => (report.conforms ? 'conforms' : 'does not')
  console.log(`${value} | ${constraint} | ${said(one)} | ${said(two)}`)
}

await check('"P10D"^^xsd:dayTimeDuration', 'sh:maxInclusive "P9D"^^xsd:dayTimeDuration')
await check('12345678901234567891', 'sh:maxInclusive 12345678901234567890')
await check('"2021-13"^^xsd:gYearMonth', 'sh:datatype xsd:gYearMonth')
await check('"25:00:00"^^xsd:time', 'sh:datatype xsd:time')
await check('"ja"@SV', 'sh:languageIn ("sv")')
await check('"ja"@svb', 'sh:languageIn ("sv")')
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "shacl-engine $VERSION behaves otherwise than is written here." >&2
  exit 1
}
