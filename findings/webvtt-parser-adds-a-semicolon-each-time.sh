#!/usr/bin/env bash
# What:      webvtt-parser 2.2.0 (npm), subtitles in WebVTT, parsed, written with its `WebVTTSerializer`, and parsed
#            again.
# Expected:  Two cues with the same words and times: &lt; for “<”, and hours of at least two digits, as WebVTT
#            wants them.
# Behaviour: Behind each escaped sign a semicolon is put in, one more each time: shown is “Andelen <; 5”. The hour
#            has one digit, where WebVTT wants two or more.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 1.5 "Andelen &lt; 5" | 3600 "Inte 50." 01:00:00.000
#> 1.5 "Andelen &lt;; 5" | 3600 "Inte 50." 1:00:00.000
#> 1.5 "Andelen &lt;;; 5" | 3600 "Inte 50." 1:00:00.000
set -euo pipefail

VERSION="${VERSION:-2.2.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "webvtt-parser@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { createRequire } from 'node:module'

const { WebVTTParser, WebVTTSerializer } = createRequire(import.meta.url)('webvtt-parser')
let file = 'WEBVTT\n\n00:01.500 --> 00:03.000\nAndelen &lt; 5\n\n01:00:00.000 --> 01:00:02.000\nInte 50.\n'
for (let times = 0; times < 3; times++) {
  const { cues } = new WebVTTParser().parse(file, 'subtitles')
  console.log(cues.map(({ startTime, text }) => `${startTime} ${JSON.stringify(text)}`).join(' | '), file.match(/\d+:00:00.000/)[0])
  file = new WebVTTSerializer().serialize(cues)
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "webvtt-parser $VERSION behaves otherwise than is written here." >&2
  exit 1
}
