#!/usr/bin/env bash
# What:      n2words 4.0.0 (npm), numbers as Swedish words.
# Expected:  tjugoett, två miljoner, etthundraett or hundraett; the 21st is tjugoförsta.
# Behaviour: Hyphens within a word, an “och” that Swedish does not have, millions without plural:
#            “två miljon”; and “tjugo-ettde” is no word.
# Hurts:     who searches a text for the words of its numbers does not find them.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 21 tjugo-ett
#> 101 hundra och ett
#> 2000000 två miljon
#> 21500 tjugo-ett tusen fem hundra
#> 21 tjugo-ettde
set -euo pipefail

VERSION="${VERSION:-4.0.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "n2words@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { toCardinal, toOrdinal } from 'n2words/sv-SE'

for (const number of [21, 101, 2_000_000, 21_500]) console.log(number, toCardinal(number))
console.log(21, toOrdinal(21))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "n2words $VERSION behaves otherwise than is written here." >&2
  exit 1
}
