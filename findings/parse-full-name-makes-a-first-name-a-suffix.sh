#!/usr/bin/env bash
# What:      parse-full-name 1.2.7 (npm), which reads names “family name, given name” as well;
#            Swedish noble names.
# Expected:  “af Ugglas, Margaretha” has the family name af Ugglas, as “von Sydow, Björn” has von
#            Sydow.
# Behaviour: “af” is not known, and with two words before the comma what follows it is taken for a
#            title behind the name: first name af, suffix Margaretha. In the order of speech “af” is
#            a middle name.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> von Sydow, Björn       {"first":"Björn","middle":"","last":"von Sydow","suffix":""}
#> af Ugglas, Margaretha  {"first":"af","middle":"","last":"Ugglas","suffix":"Margaretha"}
#> Margaretha af Ugglas   {"first":"Margaretha","middle":"af","last":"Ugglas","suffix":""}
set -euo pipefail

VERSION="${VERSION:-1.2.7}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "parse-full-name@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import names from 'parse-full-name'

for (const name of ['von Sydow, Björn', 'af Ugglas, Margaretha', 'Margaretha af Ugglas']) {
  const { first, middle, last, suffix } = names.parseFullName(name)
  console.log(name.padEnd(22), JSON.stringify({ first, middle, last, suffix }))
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "parse-full-name $VERSION behaves otherwise than is written here." >&2
  exit 1
}
