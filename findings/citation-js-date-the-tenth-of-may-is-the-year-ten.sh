#!/usr/bin/env bash
# What:      @citation-js/date 0.5.1 (npm), `parse`, with which Citation.js reads dates.
# Expected:  20210503 is 3 May 2021 (ISO 8601 without hyphens); the 10th of May has no year; 44 BC is
#            before Christ; a session, 2021/22, is no month. What isn't understood is kept as `raw`.
# Behaviour: The year 20 210 503; the year 10; the year 44; the twenty-second month of 2021.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 3 May 2021   {"date-parts":[[2021,5,3]]}
#> 20210503     {"date-parts":[[20210503]]}
#> 10 May       {"date-parts":[[10,5]]}
#> 1 Jan 44 BC  {"date-parts":[[44,1,1]]}
#> 2021/22      {"date-parts":[[2021,22]]}
#> Spring 2021  {"raw":"Spring 2021"}
set -euo pipefail

VERSION="${VERSION:-0.5.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "@citation-js/date@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { parse } from '@citation-js/date'

for (const text of ['3 May 2021', '20210503', '10 May', '1 Jan 44 BC', '2021/22', 'Spring 2021']) {
  console.log(text.padEnd(12), JSON.stringify(parse(text)))
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "@citation-js/date $VERSION behaves otherwise than is written here." >&2
  exit 1
}
