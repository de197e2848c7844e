#!/usr/bin/env bash
# What:      mailparser 3.14.2 (npm), `text` of an e-mail that has HTML only: a row of a table, and a power.
# Expected:  2021 and 640 as two numbers; 10^6 or 10 6; as the list's numbers and the sign of “less than” are right.
# Behaviour: The cells are glued: 2021640. A million is 106.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 2021640
#> 106 kr
#> andel < 5
#>  5. fem
set -euo pipefail

VERSION="${VERSION:-3.14.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "mailparser@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { simpleParser } from 'mailparser'

const mail = [
  'From: Eva <eva@example.org>',
  'Subject: Utgifter',
  'MIME-Version: 1.0',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<table><tr><td>2021</td><td>640</td></tr></table>',
  '<p>10<sup>6</sup> kr</p><p>andel &lt; 5</p><ol start="5"><li>fem</li></ol>',
  '',
]
console.log((await simpleParser(mail.join('\r\n'))).text.replace(/\n+/g, '\n'))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "mailparser $VERSION behaves otherwise than is written here." >&2
  exit 1
}
