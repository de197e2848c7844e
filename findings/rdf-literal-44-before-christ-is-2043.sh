#!/usr/bin/env bash
# What:      rdf-literal 2.0.0 (npm), which makes JavaScript's values of the literals of RDF, and back: years, months
#            and days of XML Schema, and numbers.
# Expected:  Year -0043 is before Christ, or not supported; a date with its zone is a date, as a moment with one is;
#            INF is Infinity, which the same library writes as INF. A month is written 2021-05, as it was read, a day
#            of any year --05-03, and 1e21, which is an integer, without an exponent.
# Behaviour: The sign of the year is taken for a hyphen: 2043. The date with a zone is an invalid Date, and infinity no
#            number. What it writes is ill-formed: a month of one digit, a day without its hyphens, “1e+21” of the
#            type long, which ends at 2⁶³.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> gYear -0043 → Thu Jan 01 2043 00:00:00 GMT+0000 (Coordinated Universal Time)
#> date 2021-05-03+02:00 → Invalid Date
#> double INF → NaN
#> gYearMonth ← 2021-05 → 2021-5
#> gMonthDay ← 2021-05-03 → 5-3
#> long ← 1e21 → 1e+21
set -euo pipefail

VERSION="${VERSION:-2.0.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "rdf-literal@$VERSION" "rdf-data-factory@2.0.2"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { DataFactory } from 'rdf-data-factory'
import { fromRdf, toRdf } from 'rdf-literal'

const factory = new DataFactory()
const type = (name) => factory.namedNode(`http://www.w3.org/2001/XMLSchema#${name}`)

for (const [text, name] of [
  ['-0043', 'gYear'],
  ['2021-05-03+02:00', 'date'],
  ['INF', 'double'],
]) {
  console.log(name, text, '→', String(fromRdf(factory.literal(text, type(name)))))
}
for (const [text, name] of [
  ['2021-05', 'gYearMonth'],
  ['2021-05-03', 'gMonthDay'],
]) {
  console.log(name, '←', text, '→', toRdf(new Date(text), { datatype: type(name) }).value)
}
const { value, datatype } = toRdf(1e21)
console.log(datatype.value.split('#')[1], '←', '1e21', '→', value)
JAVASCRIPT
(cd "$FOLDER" && TZ=UTC node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "rdf-literal $VERSION behaves otherwise than is written here." >&2
  exit 1
}
