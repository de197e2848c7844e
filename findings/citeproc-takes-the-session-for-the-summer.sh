#!/usr/bin/env bash
# What:      citeproc 2.4.63 (npm, citeproc-js, with which Zotero writes its lists), dates given as text (`raw` of
#            CSL-JSON), written in Swedish.
# Expected:  The session of parliament 2021/22, or its first year; the 1980s and about 2021 as such, for which CSL has
#            `circa`; or the text as it is, as of what it does not understand.
# Behaviour: 2021/22 is the summer of 2021, and so are the terms 2018/21 and 2010/24 spring and winter. The decade is
#            the year 1980; “about” is dropped in each way of writing it.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> 2021/22 → sommar 2021
#> Riksmötet 2021/22 → sommar 2021
#> 2018/21 → vår 2018
#> 2010/24 → vinter 2010
#> 1980s → 1980
#> about 2021 → 2021
#> 2021~ → 2021
set -euo pipefail

VERSION="${VERSION:-2.4.63}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "citeproc@$VERSION"

cat >"$FOLDER/try.cjs" <<'JAVASCRIPT'
const CSL = require('citeproc')

const NAMES = { 'season-01': 'vår', 'season-02': 'sommar', 'season-03': 'höst', 'season-04': 'vinter' }
const terms = Object.entries(NAMES).map(([name, text]) => `<term name="${name}">${text}</term>`)
const locale = `<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="sv-SE">
  <style-options punctuation-in-quote="false"/><date form="text"><date-part name="day" suffix=" "/>
  <date-part name="month" suffix=" "/><date-part name="year"/></date><terms>${terms.join('')}</terms></locale>`
const style = `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="sv-SE">
  <info><title>Datum</title><id>datum</id><updated>2021-05-03T00:00:00Z</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout><date variable="issued" form="text"/></layout></bibliography></style>`

for (const raw of ['2021/22', 'Riksmötet 2021/22', '2018/21', '2010/24', '1980s', 'about 2021', '2021~']) {
  const item = { id: 'it', type: 'report', title: 'Budget', issued: { raw } }
  const engine = new CSL.Engine({ retrieveLocale: () => locale, retrieveItem: () => item }, style, 'sv-SE')
  engine.setOutputFormat('text')
  engine.updateItems(['it'])
  console.log(raw, '→', engine.makeBibliography()[1][0].trim())
}
JAVASCRIPT
(cd "$FOLDER" && node try.cjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "citeproc $VERSION behaves otherwise than is written here." >&2
  exit 1
}
