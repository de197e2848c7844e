#!/usr/bin/env bash
# What:      microformats-parser 2.0.6 (npm), dates in parts: the day in one `value`, the hour in another.
# Expected:  12:30am is 00:30, 12pm is 12:00, p.m. is pm: the value class pattern names both spellings, and
#            says that times are made 24-hour ones.
# Behaviour: The half hour after midnight is that after noon, noon is 24:00 and so the end of the day, and
#            with its full stops the afternoon isn't read at all.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 9:05pm [ '2021-05-03 21:05' ]
#> 12:30am [ '2021-05-03 12:30' ]
#> 12pm [ '2021-05-03 24:00' ]
#> 2:30 p.m. [ '2021-05-03 2:30 P.M.' ]
set -euo pipefail

VERSION="${VERSION:-2.0.6}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "microformats-parser@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { mf2 } from 'microformats-parser'

for (const hour of ['9:05pm', '12:30am', '12pm', '2:30 p.m.']) {
  const start = `<span class="value">2021-05-03</span> <span class="value">${hour}</span>`
  const html = `<div class="h-event"><p class="dt-start">${start}</p></div>`
  console.log(hour, mf2(html, { baseUrl: 'http://example.org/' }).items[0].properties.start)
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "microformats-parser $VERSION behaves otherwise than is written here." >&2
  exit 1
}
