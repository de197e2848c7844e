#!/usr/bin/env bash
# What:      edtf 4.11.1 (npm), `format` of a season.
# Expected:  “Summer 2021”, or an error.
# Behaviour: The first day of the calendar quarter that it takes the season for: a full date.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 2021-22 en-GB: 01/04/2021 sv: 2021-04-01
#> 2021-24 en-GB: 01/10/2021 sv: 2021-10-01
set -euo pipefail

VERSION="${VERSION:-4.11.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "edtf@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import edtf, { format } from 'edtf'

for (const text of ['2021-22', '2021-24'])
  console.log(text, 'en-GB:', format(edtf(text), 'en-GB'), 'sv:', format(edtf(text), 'sv'))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "edtf $VERSION behaves otherwise than is written here." >&2
  exit 1
}
