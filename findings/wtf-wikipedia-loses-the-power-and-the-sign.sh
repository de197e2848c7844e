#!/usr/bin/env bash
# What:      wtf_wikipedia 10.4.2 (npm), text of an article of the English Wikipedia.
# Expected:  What the article shows: 640×10⁶, −5 and 70 (who is born on 3 May 1950 is 70 on 2 May 2021).
# Behaviour: The power and the sign are dropped, though the templates are known: a millionth, and above zero.
#            The age is the difference of the years.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> {{val|640|e=6}} kr               640 kr
#> {{minus}}5 °C                    5 °C
#> {{age|1950|5|3|2021|5|2}} years  71 years
#> {{val|640}} kr                   640 kr
set -euo pipefail

VERSION="${VERSION:-10.4.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "wtf_wikipedia@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import wtf from 'wtf_wikipedia'

for (const text of ['{{val|640|e=6}} kr', '{{minus}}5 °C', '{{age|1950|5|3|2021|5|2}} years', '{{val|640}} kr'])
  console.log(text.padEnd(32), wtf(text).text())
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "wtf_wikipedia $VERSION behaves otherwise than is written here." >&2
  exit 1
}
