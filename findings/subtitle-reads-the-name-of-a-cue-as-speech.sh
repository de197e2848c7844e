#!/usr/bin/env bash
# What:      subtitle 4.2.2 (npm), WebVTT whose cues have identifiers that are not numbers.
# Expected:  The line above the times is the cue's identifier (WebVTT, 4.1) and is not shown; `&lt;` is “<”.
# Behaviour: The identifier is joined to what was said before it, here to a denial. Only lines of digits
#            are left out. Escapes stay.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 1000 "Var andelen &lt; 5 procent?\n\nsvar"
#> 5000 "Nej!\n\nministern medger"
#> 7000 "Jo."
set -euo pipefail

VERSION="${VERSION:-4.2.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "subtitle@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { parseSync } from 'subtitle'

const text = `WEBVTT

00:01.000 --> 00:04.000
Var andelen &lt; 5 procent?

svar
00:05.000 --> 00:06.000
Nej!

ministern medger
00:07.000 --> 00:08.000
Jo.
`
for (const { type, data } of parseSync(text)) if (type === 'cue') console.log(data.start, JSON.stringify(data.text))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "subtitle $VERSION behaves otherwise than is written here." >&2
  exit 1
}
