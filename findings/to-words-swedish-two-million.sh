#!/usr/bin/env bash
# What:      to-words 5.7.0 (npm), numbers in Swedish words, `sv-SE`.
# Expected:  En miljon, två miljoner, en miljard; en krona: miljon and krona are of the common gender,
#            and from two on they have a plural.
# Behaviour: “Ett Miljon”, “Två Miljon”, “Ett Krona”: none of these is Swedish.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 1000000 Ett Miljon
#> 2000000 Två Miljon
#> 1000000000 Ett Miljard
#> 2500000000 Två Miljard Fem Hundra Miljon
#> 1 kr Ett Krona
set -euo pipefail

VERSION="${VERSION:-5.7.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "to-words@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { ToWords } from 'to-words'

const words = new ToWords({ localeCode: 'sv-SE' })
for (const number of [1000000, 2000000, 1000000000, 2500000000]) console.log(number, words.convert(number))
console.log('1 kr', words.convert(1, { currency: true }))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "to-words $VERSION behaves otherwise than is written here." >&2
  exit 1
}
