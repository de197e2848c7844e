#!/usr/bin/env bash
# What:      @jonahschulte/rtf-toolkit 0.5.0 (npm), RTF as HTML: a range with the hyphen that doesn't break, a tab, two
#            cells, a power, hidden text.
# Expected:  5-6; 2021 and 640 apart; 10 and a raised 6; what is hidden left out.
# Behaviour: Hyphen and tab are dropped and the cells put side by side, the power is not raised, and what is hidden
#            stands in the text.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 5\_6 procent                                       56 procent
#> 2021\tab 640                                       2021640
#> \trowd\cellx1000\cellx2000 2021\cell 640\cell\row  2021640
#> 10{\super 6} kr                                    106 kr
#> {\v utkast 512}640 mkr                             utkast 512640 mkr
set -euo pipefail

VERSION="${VERSION:-0.5.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "@jonahschulte/rtf-toolkit@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { parseRTF, toHTML } from '@jonahschulte/rtf-toolkit'

for (const text of [
  String.raw`5\_6 procent`,
  String.raw`2021\tab 640`,
  String.raw`\trowd\cellx1000\cellx2000 2021\cell 640\cell\row`,
  String.raw`10{\super 6} kr`,
  String.raw`{\v utkast 512}640 mkr`,
]) {
  const html = toHTML(parseRTF(String.raw`{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0 ${text}\par}`))
  console.log(text.padEnd(50), html.replace(/<(?!\/?su)[^>]*>/g, '').trim())
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "@jonahschulte/rtf-toolkit $VERSION behaves otherwise than is written here." >&2
  exit 1
}
