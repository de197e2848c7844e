#!/usr/bin/env bash
# What:      humanparser 2.7.0 (npm), names as parliaments print them.
# Expected:  What stands in brackets behind a name is no name: Bildt is the family name, as
#            parse-full-name has it, with M as an addition.
# Behaviour: The family name is “(M)”, and Bildt, or “af Ugglas”, a middle name.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> Carl Bildt                {"firstName":"Carl","lastName":"Bildt"}
#> Carl Bildt (M)            {"firstName":"Carl","middleName":"Bildt","lastName":"(M)"}
#> Margaretha af Ugglas (M)  {"firstName":"Margaretha","middleName":"af Ugglas","lastName":"(M)"}
set -euo pipefail

VERSION="${VERSION:-2.7.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "humanparser@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import humanparser from 'humanparser'

for (const name of ['Carl Bildt', 'Carl Bildt (M)', 'Margaretha af Ugglas (M)']) {
  const { firstName, middleName, lastName } = humanparser.parseName(name)
  console.log(name.padEnd(25), JSON.stringify({ firstName, middleName, lastName }))
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "humanparser $VERSION behaves otherwise than is written here." >&2
  exit 1
}
