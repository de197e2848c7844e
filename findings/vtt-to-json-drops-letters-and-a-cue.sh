#!/usr/bin/env bash
# What:      vtt-to-json 0.1.1 (npm), Swedish subtitles in WebVTT whose last cue has a name.
# Expected:  Three cues; the words as they are written, with ö; 2021 is a cue's name and no speech.
# Behaviour: The words lose å, ä and ö (“omjligt”), the name is the end of what was said before, and the
#            last cue is gone, whatever its name.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 1000 Det är omöjligt [ 'det', 'r', 'omjligt' ]
#> 1000  [ '' ]
#> 5000 Det kostar 640 2021 [ 'det', 'kostar', '640', '2021' ]
set -euo pipefail

VERSION="${VERSION:-0.1.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "vtt-to-json@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import vttToJson from 'vtt-to-json'

const cues = await vttToJson(`WEBVTT

00:00:01.000 --> 00:00:04.000
Det är omöjligt

00:00:05.000 --> 00:00:06.000
Det kostar 640

2021
00:02:00.000 --> 00:02:05.000
Nej
`)
for (const { start, part, words } of cues) console.log(start, part, words.map(({ word }) => word))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "vtt-to-json $VERSION behaves otherwise than is written here." >&2
  exit 1
}
