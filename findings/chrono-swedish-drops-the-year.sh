#!/usr/bin/env bash
# What:      chrono-node 2.10.3 (npm), `sv.parse` of a date as Swedes write it with a slash.
# Expected:  “3/5 2023” is 3 May 2023; or nothing is found.
# Behaviour: “3/5” is found and the year behind it left: 3 May of the year in which the program runs.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 3/5 2023   3/5 2024 5 3
#> 3 maj 2023 3 maj 2023 2023 5 3
#> 3/5/2023   3/5/2023 2023 5 3
set -euo pipefail

VERSION="${VERSION:-2.10.3}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "chrono-node@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { sv } from 'chrono-node'

const today = new Date('2024-06-15T12:00:00Z')
for (const text of ['3/5 2023', '3 maj 2023', '3/5/2023']) {
  const [found] = sv.parse(text, today)
  console.log(text.padEnd(10), found && [found.text, found.start.get('year'), found.start.get('month'), found.start.get('day')].join(' '))
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "chrono-node $VERSION behaves otherwise than is written here." >&2
  exit 1
}
