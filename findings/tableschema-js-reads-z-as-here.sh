#!/usr/bin/env bash
# What:      tableschema 1.12.6 (npm), which reads Table Schema for datapackage and frictionless.js, a
#            `datetime` of the default format, read in Stockholm.
# Expected:  2021-05-03T14:30:00Z: the default format is ISO 8601 in UTC, and the Z says so.
# Behaviour: The Z is skipped and the time taken for local: the moment is two hours early. Elsewhere the
#            same file gives another moment.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> UTC              2021-05-03T14:30:00.000Z
#> Europe/Stockholm 2021-05-03T12:30:00.000Z
#> America/New_York 2021-05-03T18:30:00.000Z
set -euo pipefail

VERSION="${VERSION:-1.12.6}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "tableschema@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import tableschema from 'tableschema'

const field = new tableschema.Field({ name: 'publicerad', type: 'datetime' })
for (const zone of ['UTC', 'Europe/Stockholm', 'America/New_York']) {
  process.env.TZ = zone
  console.log(zone.padEnd(16), field.castValue('2021-05-03T14:30:00Z').toISOString())
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "tableschema $VERSION behaves otherwise than is written here." >&2
  exit 1
}
