#!/usr/bin/env bash
# What:      bibtex-parse 2.1.0 (npm), `entries`, which cleans the text of LaTeX's signs.
# Expected:  `{\"O}stlund` is Östlund, or stays as it is, as `\aa` does; chapter 007 is “007”.
# Behaviour: Only the backslash goes: the name begins with a quotation mark. A chapter without braces
#            loses its noughts.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> "Ostlund, Bo and Sj"oberg, \AAsa [7,"007"]
set -euo pipefail

VERSION="${VERSION:-2.1.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "bibtex-parse@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { entries } from 'bibtex-parse'

const [entry] = entries(String.raw`@report{ek,
  author = {{\"O}stlund, Bo and Sj{\"o}berg, {\AA}sa},
  chapter = 007,
  number = {007},
}`)
console.log(entry.AUTHOR, JSON.stringify([entry.CHAPTER, entry.NUMBER]))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "bibtex-parse $VERSION behaves otherwise than is written here." >&2
  exit 1
}
