#!/usr/bin/env bash
# What:      any-date-parser 2.2.4 (npm) with `sv-SE`.
# Expected:  “3 maj 2023 kl. 14.30” is 3 May, with or without the time; the number of a motion is no
#            time.
# Behaviour: With the time behind or before it “maj” is March. “Motion 2021/22:15 den 3 maj 2023”
#            happened at a quarter past ten in the evening.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 3 maj 2023                        {"day":3,"month":5,"year":2023}
#> 3 maj 2023 kl. 14.30              {"day":3,"month":3,"year":2023}
#> 14.30 den 3 maj 2023              {"day":3,"month":3,"year":2023}
#> Motion 2021/22:15 den 3 maj 2023  {"hour":22,"minute":15,"day":3,"month":5,"year":2023}
set -euo pipefail

VERSION="${VERSION:-2.2.4}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "any-date-parser@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import parser from 'any-date-parser'

for (const text of ['3 maj 2023', '3 maj 2023 kl. 14.30', '14.30 den 3 maj 2023', 'Motion 2021/22:15 den 3 maj 2023'])
  console.log(text.padEnd(33), JSON.stringify(parser.attempt(text, 'sv-SE')))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "any-date-parser $VERSION behaves otherwise than is written here." >&2
  exit 1
}
