#!/usr/bin/env bash
# What:      rtf2text 1.0.1 (npm), letters and signs by their Unicode number, each with its replacement for
#            older readers; two cells of a table.
# Expected:  år 2021: −5 procent, and 640 apart from 12. The character behind \uN is skipped by who
#            can read it (RTF 1.9, \ucN, which is 1 where nothing else is said).
# Behaviour: The replacements are text as well: Swedish letters double, a question mark stands between the
#            minus and its number. The cells are glued together.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> åår 2021: −?5 procent
#> 64012
set -euo pipefail

VERSION="${VERSION:-1.0.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "rtf2text@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import rtf2text from 'rtf2text'

const rtf = String.raw`{\rtf1\ansi\ansicpg1252 \u229\'e5r 2021: \u8722?5 procent\par
\trowd\cellx2000\cellx4000 640\cell 12\cell\row}`
rtf2text.string(rtf, (error, text) => console.log(text.trim()))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "rtf2text $VERSION behaves otherwise than is written here." >&2
  exit 1
}
