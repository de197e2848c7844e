#!/usr/bin/env bash
# What:      eml-format 0.6.1 (npm), the subject of an e-mail in Swedish, encoded as RFC 2047 has it: in words of at
#            most 75 characters.
# Expected:  Fråga om utgifter på 640 mkr, in one word or in two; an underscore is a space (4.2).
# Behaviour: The underscores stay, and of two words the second is gone with its number.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> Fråga_om_utgifter_på_640_mkr
#> Fråga_om_utgifter
set -euo pipefail

VERSION="${VERSION:-0.6.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "eml-format@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import emlFormat from 'eml-format'

for (const subject of [
  '=?UTF-8?Q?Fr=C3=A5ga_om_utgifter_p=C3=A5_640_mkr?=',
  '=?UTF-8?Q?Fr=C3=A5ga_om_utgifter?=\r\n =?UTF-8?Q?_p=C3=A5_640_mkr?=',
]) {
  const mail = ['From: Eva <eva@example.org>', `Subject: ${subject}`, 'Content-Type: text/plain', '', 'Hej', '']
  emlFormat.read(mail.join('\r\n'), (error, data) => console.log(error ?? data.subject))
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "eml-format $VERSION behaves otherwise than is written here." >&2
  exit 1
}
