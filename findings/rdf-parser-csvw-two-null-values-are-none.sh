#!/usr/bin/env bash
# What:      @zazuko/rdf-parser-csvw 0.17.0 (npm, CSV on the Web to RDF), columns with one and with two null values, a
#            date that is none, and an answer with the format `Ja|Nej`.
# Expected:  What is declared as null has no value, be it one string or one of several (CSVW: “the string or strings
#            which cause the value of cells … to be null”). The third of May is a date, 31 February is none, and is not
#            typed as one. Ja is true.
# Behaviour: One null value works; of two, none does: “..” and “NA” are numbers. 31 February is a date, and Ja a
#            boolean, of which no reader makes true.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> ett 5 decimal
#> flera 5 decimal
#> dag 2021-05-03 date
#> svar Ja boolean
#> flera NA decimal
#> dag 31/02/2021 date
#> svar Nej boolean
#> ett 6 decimal
#> flera .. decimal
#> dag 2021-05-04 date
#> svar Ja boolean
set -euo pipefail

VERSION="${VERSION:-0.17.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "@zazuko/rdf-parser-csvw@$VERSION" "n3@2.13.12" "@zazuko/env@3.0.1"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { Readable } from 'node:stream'
import rdf from '@zazuko/env'
import CsvwParser from '@zazuko/rdf-parser-csvw'
import { Parser } from 'n3'

const metadata = rdf.dataset(new Parser().parse(`
@prefix csvw: <http://www.w3.org/ns/csvw#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<a.csv> csvw:tableSchema [ csvw:column (
  [ csvw:title "ett"; csvw:name "ett"; csvw:datatype xsd:decimal; csvw:null "NA" ]
  [ csvw:title "flera"; csvw:name "flera"; csvw:datatype xsd:decimal; csvw:null "NA", ".." ]
  [ csvw:title "dag"; csvw:name "dag"; csvw:datatype [ csvw:base "date"; csvw:format "dd/MM/yyyy" ] ]
  [ csvw:title "svar"; csvw:name "svar"; csvw:datatype [ csvw:base "boolean"; csvw:format "Ja|Nej" ] ]
) ] .`))
const parser = new CsvwParser({ factory: rdf, metadata, baseIRI: 'https://fakta.example/' })
const rows = 'ett,flera,dag,svar\n5,5,03/05/2021,Ja\nNA,NA,31/02/2021,Nej\n6,..,04/05/2021,Ja\n'
for await (const { predicate, object } of parser.import(Readable.from([rows]))) {
  const column = predicate.value.split('fakta.example/#')[1]
  if (column) console.log(column, object.value, object.datatype.value.split('#')[1])
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "@zazuko/rdf-parser-csvw $VERSION behaves otherwise than is written here." >&2
  exit 1
}
