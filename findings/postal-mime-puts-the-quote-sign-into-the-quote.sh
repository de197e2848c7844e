#!/usr/bin/env bash
# What:      postal-mime 4.0.0 (npm), an e-mail in `format=flowed`: its own words, and a quote of two lines.
# Expected:  “> Utgiften var 640 mkr”: of quoted lines that flow the sign is taken off before they are joined (RFC
#            3676, 4.2), as mailparser 3.14.2 does.
# Behaviour: The sign of the second line stays within the quote, before its number: var > 640 mkr.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> Det stämmer inte, som du skrev:
#> > Utgiften var > 640 mkr
set -euo pipefail

VERSION="${VERSION:-4.0.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "postal-mime@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import PostalMime from 'postal-mime'

const mail = [
  'From: Eva <eva@example.org>',
  'Subject: Utgifter',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8; format=flowed',
  '',
  'Det stämmer inte, som du ',
  'skrev:',
  '> Utgiften var ',
  '> 640 mkr',
  '',
]
console.log((await new PostalMime().parse(mail.join('\r\n'))).text.trim())
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "postal-mime $VERSION behaves otherwise than is written here." >&2
  exit 1
}
