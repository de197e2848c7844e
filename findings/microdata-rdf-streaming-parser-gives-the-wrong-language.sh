#!/usr/bin/env bash
# What:      microdata-rdf-streaming-parser 3.0.0 and rdfa-streaming-parser 3.0.2 (npm): a page in
#            English, with a claim in Swedish, once in Microdata and once in RDFa.
# Expected:  The claim is "…"@sv, the rest of the page @en, as `lang` has it in HTML; the day in `<time>`
#            is a date (Microdata to RDF; HTML+RDFa, 3.1).
# Behaviour: As Microdata the language of the page is not seen, and that of the claim stays for all that
#            comes after its element: “False” is Swedish, and so is the date, which is no date.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> MicrodataRdfParser Budget for 2021    string
#> MicrodataRdfParser Skatten höjs       sv
#> MicrodataRdfParser False              sv
#> MicrodataRdfParser 2021-05-03         sv
#> RdfaParser         Budget for 2021    en
#> RdfaParser         Skatten höjs       sv
#> RdfaParser         False              en
#> RdfaParser         2021-05-03         date
set -euo pipefail

VERSION="${VERSION:-3.0.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "microdata-rdf-streaming-parser@$VERSION" "rdfa-streaming-parser@3.0.2"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { MicrodataRdfParser } from 'microdata-rdf-streaming-parser'
import { RdfaParser } from 'rdfa-streaming-parser'

const read = (Parser, html) => new Promise((done) => {
  const parser = new Parser({ baseIRI: 'https://example.org/', contentType: 'text/html' })
  parser.on('data', ({ object, predicate }) => {
    if (!/(type|usesVocabulary)$/.test(predicate.value)) console.log(Parser.name.padEnd(18), object.value.padEnd(18), object.language || object.datatype.value.split('#')[1])
  })
  parser.on('end', done)
  parser.end(html)
})
await read(MicrodataRdfParser, `<html lang="en"><body><div itemscope itemtype="https://schema.org/ClaimReview">
<p itemprop="name">Budget for 2021</p><p itemprop="claimReviewed" lang="sv">Skatten höjs</p><p itemprop="reviewRating">False</p><time itemprop="datePublished">2021-05-03</time></div></html>`)
await read(RdfaParser, `<html lang="en"><body vocab="https://schema.org/"><div typeof="ClaimReview">
<p property="name">Budget for 2021</p><p property="claimReviewed" lang="sv">Skatten höjs</p><p property="reviewRating">False</p><time property="datePublished">2021-05-03</time></div></html>`)
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "microdata-rdf-streaming-parser $VERSION behaves otherwise than is written here." >&2
  exit 1
}
