#!/usr/bin/env bash
# What:      @orama/orama 3.1.18 (npm), an index of the language `swedish`.
# Expected:  Words with é are Swedish words: idé, armé, kommitté, succé, Linné.
# Behaviour: The tokenizer knows å, ä and ö only, and cuts at é: “idé” is “id”, “kommittén” two words,
#            “kommitt” and “n”. Who searches for an idea finds ID cards first. A minus sign, a decimal
#            comma and § go, too.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> [ 'Nytt id till alla', 'En ny idé om skatten' ]
#> [ 'kommitt', 'n', '5', 'procent', 'arm', 'och', 'id' ]
set -euo pipefail

VERSION="${VERSION:-3.1.18}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "@orama/orama@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { create, insert, search } from '@orama/orama'

const database = create({ schema: { text: 'string' }, language: 'swedish' })
for (const text of ['Nytt id till alla', 'En ny idé om skatten']) insert(database, { text })
console.log(search(database, { term: 'idé' }).hits.map((hit) => hit.document.text))
console.log(database.tokenizer.tokenize('Kommittén: −5,5 procent, armé och idé', 'swedish'))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "@orama/orama $VERSION behaves otherwise than is written here." >&2
  exit 1
}
