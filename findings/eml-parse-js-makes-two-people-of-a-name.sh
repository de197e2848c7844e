#!/usr/bin/env bash
# What:      eml-parse-js 1.1.15 (npm), an e-mail in Swedish by one person, “Öst, Eva”, as address books write names;
#            it has two parts of text.
# Expected:  One sender: a comma within an encoded word parts nothing (RFC 2047, 5); 640 and 2021 are two numbers.
# Behaviour: Two senders, of whom the first has no address. The parts are glued together.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> [{"name":"Öst","email":""},{"name":"Eva","email":"eva@example.org"}]
#> Utgiften var 6402021 blir den lägre
set -euo pipefail

VERSION="${VERSION:-1.1.15}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "eml-parse-js@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import emlParse from 'eml-parse-js'

const part = (text) => ['--b', 'Content-Type: text/plain; charset=utf-8', '', text]
const mail = [
  'From: =?UTF-8?Q?=C3=96st=2C_Eva?= <eva@example.org>',
  'Subject: Utgifter',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  ...part('Utgiften var 640'),
  ...part('2021 blir den lägre'),
  '--b--',
  '',
]
emlParse.readEml(mail.join('\r\n'), (error, data) => {
  console.log(JSON.stringify(error ?? data.from))
  console.log(data.text.trim())
})
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "eml-parse-js $VERSION behaves otherwise than is written here." >&2
  exit 1
}
