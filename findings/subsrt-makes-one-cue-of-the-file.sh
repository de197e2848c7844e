#!/usr/bin/env bash
# What:      subsrt 1.1.1 (npm), SRT with the line ends of Unix, and SRT in which “less than” is a sign.
# Expected:  Two cues each time: `<` that begins no tag is text.
# Behaviour: With LF all later cues, their numbers and their times are put into the mouth of who spoke
#            first. With CRLF there are two, and from `<` to the next `>` all is deleted as a tag.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 2 1000 "Var 3 %  7 %?"
#> 2 5000 "Nej!\r\n"
#> 1 1000 "Var 3 %  7 %?\r\n\r\n2\r\n00:00:05,000 --> 00:00:07,500\r\nNej!\r\n"
set -euo pipefail

VERSION="${VERSION:-1.1.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "subsrt@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import subsrt from 'subsrt'

const text = `1
00:00:01,000 --> 00:00:04,000
Var 3 % < 5 % och 9 % > 7 %?

2
00:00:05,000 --> 00:00:07,500
Nej!
`
for (const end of ['\r\n', '\n'])
  for (const cue of subsrt.parse(text.replaceAll('\n', end), { format: 'srt' }))
    console.log(end.length, cue.start, JSON.stringify(cue.text))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "subsrt $VERSION behaves otherwise than is written here." >&2
  exit 1
}
