#!/usr/bin/env bash
# What:      flexsearch 0.8.212 (npm), an index without options: numbers.
# Expected:  The documentation says that letters that stand twice become one, “missing” and “mising”.
#            Figures are no letters: 10, 100 and 1000 are three numbers.
# Behaviour: Figures too become one: who searches for 10 finds 100 and 1000 as well, and 5,5 finds 55.
#            For “10 miljoner” a hundred comes first.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 10           [ '1000 miljoner', '100 miljoner', '10 miljoner' ]
#> 100          [ '1000 miljoner', '100 miljoner', '10 miljoner' ]
#> 5,5          [ '5,5 procent', '55 procent' ]
#> 10 miljoner  [ '100 miljoner', '10 miljoner', '1000 miljoner' ]
set -euo pipefail

VERSION="${VERSION:-0.8.212}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "flexsearch@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import flexsearch from 'flexsearch'

const texts = ['1000 miljoner', '100 miljoner', '10 miljoner', '5,5 procent', '55 procent']
const index = new flexsearch.Index()
texts.forEach((text, id) => index.add(id, text))
for (const words of ['10', '100', '5,5', '10 miljoner']) {
  console.log(words.padEnd(12), index.search(words).map((id) => texts[id]))
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "flexsearch $VERSION behaves otherwise than is written here." >&2
  exit 1
}
