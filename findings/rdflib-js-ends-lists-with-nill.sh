#!/usr/bin/env bash
# What:      rdflib 2.4.0 (npm, rdflib.js), Turtle read and written as N-Triples: a list, a long integer, a small
#            decimal.
# Expected:  A list ends with rdf:nil; an integer of XML Schema keeps all its digits, a decimal has no exponent.
# Behaviour: The list ends with rdf:nill, which is nothing, so that no reader finds a list. The integer is rounded, and
#            the decimal, written as a float, is ill-formed.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> <https://fakta.example/claim> <https://fakta.example/counted> "12345678901234567000"^^<http://www.w3.org/2001/XMLSchema#integer> .
#> _:n1 <…first> "falskt".
#> _:n1 <…rest> <…nill>.
#> <https://fakta.example/claim> <https://fakta.example/ratings> _:n1 .
#> <https://fakta.example/claim> <https://fakta.example/share> "1e-7"^^<http://www.w3.org/2001/XMLSchema#decimal> .
set -euo pipefail

VERSION="${VERSION:-2.4.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "rdflib@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import * as rdflib from 'rdflib'

const HERE = 'https://fakta.example/'
const graph = rdflib.graph()
rdflib.parse(
  '<claim> <ratings> ("falskt") ; <counted> 12345678901234567890 ; <share> 0.0000001 .',
  graph,
  HERE,
  'text/turtle',
)
const written = rdflib.serialize(null, graph, HERE, 'application/n-triples')
for (const line of written.trim().split('\n')) {
  console.log(line.replaceAll('http://www.w3.org/1999/02/22-rdf-syntax-ns#', '…'))
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "rdflib $VERSION behaves otherwise than is written here." >&2
  exit 1
}
