#!/usr/bin/env bash
# What:      srt-parser-2 1.2.3 and subtitles-parser 0.0.2 (npm), SubRip with the picture's
#            coordinates behind the times, as SubRip itself writes them.
# Expected:  “Nej”. Another reader (media-captions) leaves the coordinates out.
# Behaviour: The coordinates are the first line of what is said: who searches the speech for numbers finds 117.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> "X1:117 X2:620 Y1:042 Y2:428\nNej"
#> "X1:117 X2:620 Y1:042 Y2:428\nNej"
set -euo pipefail

VERSION="${VERSION:-1.2.3}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "srt-parser-2@$VERSION" "subtitles-parser@0.0.2"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import Parser from 'srt-parser-2'
import subtitles from 'subtitles-parser'

const text = '1\n00:00:01,000 --> 00:00:04,000 X1:117 X2:620 Y1:042 Y2:428\nNej\n'
const SrtParser = Parser.default ?? Parser
console.log(JSON.stringify(new SrtParser().fromSrt(text)[0].text))
console.log(JSON.stringify(subtitles.fromSrt(text)[0].text))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "srt-parser-2 $VERSION behaves otherwise than is written here." >&2
  exit 1
}
