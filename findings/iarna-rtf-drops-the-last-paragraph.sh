#!/usr/bin/env bash
# What:      @iarna/rtf-to-html 1.1.0 (npm), an RTF file whose last paragraph ends with the file; a
#            table.
# Expected:  All paragraphs: `\par` parts them, and need not stand behind the last. Cells apart; of
#            `\u229?` the å alone, for the sign behind it is for readers without Unicode.
# Behaviour: What comes after the last `\par` is left out; of a file with one paragraph nothing is
#            left. Cells are glued: 2021640. The question mark stays: “två?”.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> [ '<p>Vi sä?nker skatten.</p>' ]
#> null
#> [ '<p>2021640i två? kommuner</p>' ]
set -euo pipefail

VERSION="${VERSION:-1.1.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "@iarna/rtf-to-html@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import rtfToHtml from '@iarna/rtf-to-html'

for (const rtf of [
  String.raw`{\rtf1\ansi Vi sänker skatten.\par Men inte i år.}`,
  String.raw`{\rtf1\ansi Inte heller nästa.}`,
  String.raw`{\rtf1\ansi\trowd\cellx1000\cellx2000\pard\intbl 2021\cell 640\cell\row\pard i tv\u229? kommuner\par}`,
])
  rtfToHtml.fromString(rtf.replaceAll('ä', String.raw`\u228?`).replaceAll('å', String.raw`\u229?`), (error, html) =>
    console.log(error ?? html.match(/<p>.*?<\/p>/gs)),
  )
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "@iarna/rtf-to-html $VERSION behaves otherwise than is written here." >&2
  exit 1
}
