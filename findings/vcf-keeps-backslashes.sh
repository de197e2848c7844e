#!/usr/bin/env bash
# What:      vcf 2.1.2 (npm), a vCard as jCard.
# Expected:  Ek, Bo; two lines in the note; two categories: a jCard has no backslashes and no lists in one text
#            (RFC 7095, 3.3).
# Behaviour: The vCard's own escapes stay in name and note, and the categories are one text.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> ["version",{},"text","3.0"]
#> ["n",{},"text",["Ek","Bo","","",""]]
#> ["fn",{},"text","Ek\\, Bo"]
#> ["note",{},"text","Nås\\nefter 14"]
#> ["categories",{},"text","press,skatt"]
set -euo pipefail

VERSION="${VERSION:-2.1.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "vcf@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import VCard from 'vcf'

const lines = [
  'BEGIN:VCARD',
  'VERSION:3.0',
  'N:Ek;Bo;;;',
  'FN:Ek\\, Bo',
  'NOTE:Nås\\nefter 14',
  'CATEGORIES:press,skatt',
  'END:VCARD',
]
for (const property of new VCard().parse(lines.join('\r\n')).toJSON()[1]) console.log(JSON.stringify(property))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "vcf $VERSION behaves otherwise than is written here." >&2
  exit 1
}
