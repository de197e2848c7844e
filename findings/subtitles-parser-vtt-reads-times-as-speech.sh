#!/usr/bin/env bash
# What:      subtitles-parser-vtt 0.1.0 (npm), WebVTT whose times have no hours, which is allowed, in a
#            file with one cue that has them.
# Expected:  Three cues: hours may be left out (WebVTT, 4.2), and the library's own example is a WebVTT file.
# Behaviour: Cues without hours become text of the cue before, with the times themselves in the speech.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> [1,4,"Det kostar 512\n\n00:05.000 --> 00:06.000\nNej, 640"]
#> [3607,3608,"Ja"]
set -euo pipefail

VERSION="${VERSION:-0.1.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "subtitles-parser-vtt@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import parser from 'subtitles-parser-vtt'

const text = `WEBVTT

00:00:01.000 --> 00:00:04.000
Det kostar 512

00:05.000 --> 00:06.000
Nej, 640

01:00:07.000 --> 01:00:08.000
Ja
`
for (const cue of parser.fromVtt(text, 's')) console.log(JSON.stringify([cue.startTime, cue.endTime, cue.text]))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "subtitles-parser-vtt $VERSION behaves otherwise than is written here." >&2
  exit 1
}
