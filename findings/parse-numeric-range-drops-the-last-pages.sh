#!/usr/bin/env bash
# What:      parse-numeric-range 1.3.0 (npm), the pages of a citation.
# Expected:  The pages 10 to 12 as well, or an error: a range has an en dash in print.
# Behaviour: What isn't understood is dropped, and the rest is handed back as if it were all.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 3, 7, 10-12 [3,7,10,11,12]
#> 3, 7, 10–12 [3,7]
#> 3, s. 7, 10-12 [3,10,11,12]
set -euo pipefail

VERSION="${VERSION:-1.3.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "parse-numeric-range@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import parse from 'parse-numeric-range'

for (const pages of ['3, 7, 10-12', '3, 7, 10–12', '3, s. 7, 10-12'])
  console.log(pages, JSON.stringify(parse(pages)))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "parse-numeric-range $VERSION behaves otherwise than is written here." >&2
  exit 1
}
