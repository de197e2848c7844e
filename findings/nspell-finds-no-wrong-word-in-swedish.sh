#!/usr/bin/env bash
# What:      nspell 2.1.5 (npm), the spelling checker that reads Hunspell's dictionaries, with the Swedish one,
#            dictionary-sv 4.0.0, beside the English one, dictionary-en 4.0.0.
# Expected:  “Skattejöjning” and “qwrtz” are no words; “skattehöjning” is proposed, or at least they are said to be
#            wrong, as they are in English.
# Behaviour: Any text that isn't empty is a right word of Swedish, numbers with letters in them too: the dictionary's
#            first rule for compounds, for figures, says “any number of them”, which matches none as well. So nothing
#            is ever found or proposed.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> sv skattehöjning true
#> sv skattejöjning true
#> sv itne true
#> sv qwrtz true
#> sv 6r40 true
#> sv proposals 0
#> en budget true
#> en budgte false
set -euo pipefail

VERSION="${VERSION:-2.1.5}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "nspell@$VERSION" "dictionary-sv@4.0.0" "dictionary-en@4.0.0"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import english from 'dictionary-en'
import swedish from 'dictionary-sv'
import nspell from 'nspell'

const sv = nspell(swedish)
for (const word of ['skattehöjning', 'skattejöjning', 'itne', 'qwrtz', '6r40']) console.log('sv', word, sv.correct(word))
console.log('sv proposals', sv.suggest('skattejöjning').length)
const en = nspell(english)
for (const word of ['budget', 'budgte']) console.log('en', word, en.correct(word))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "nspell $VERSION behaves otherwise than is written here." >&2
  exit 1
}
