#!/usr/bin/env bash
# What:      edtf 4.11.1 (npm), the list `{2020..2022}` (“all of 2020 to 2022”) and the set
#            `[2020..2022]`.
# Expected:  `max` is the end of 2022, as for `{2020,2022}` and in Python's edtf.
# Behaviour: `max` is the end of 2020: of a range within braces or brackets only the first year
#            counts.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> {2020..2022} List 2020-01-01T00:00:00.000Z 2020-12-31T23:59:59.999Z
#> {2020,2022} List 2020-01-01T00:00:00.000Z 2022-12-31T23:59:59.999Z
#> [2020..2022] Set 2020-01-01T00:00:00.000Z 2020-12-31T23:59:59.999Z
set -euo pipefail

VERSION="${VERSION:-4.11.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "edtf@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import edtf from 'edtf'

for (const text of ['{2020..2022}', '{2020,2022}', '[2020..2022]']) {
  const date = edtf(text)
  console.log(text, date.type, new Date(date.min).toISOString(), new Date(date.max).toISOString())
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "edtf $VERSION behaves otherwise than is written here." >&2
  exit 1
}
