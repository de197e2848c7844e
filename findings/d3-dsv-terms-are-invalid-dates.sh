#!/usr/bin/env bash
# What:      d3-dsv 3.0.2 (npm), `autoType` on terms of office and budget years.
# Expected:  “2018-22” is no month: the text stays, as it does for “2018–2022” and “2018/22”.
# Behaviour: Whatever looks like a year and two digits becomes a Date, valid or not. `Invalid Date` is
#            null in JSON; 2007-10 has become October.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 2018-22 {"period":null}
#> 2007-10 {"period":"2007-10-01T00:00:00.000Z"}
#> 2018/22 {"period":"2018/22"}
#> 2018–2022 {"period":"2018–2022"}
set -euo pipefail

VERSION="${VERSION:-3.0.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "d3-dsv@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { autoType, csvParse } from 'd3-dsv'

for (const term of ['2018-22', '2007-10', '2018/22', '2018–2022'])
  console.log(term, JSON.stringify(csvParse(`period\n${term}`, autoType)[0]))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "d3-dsv $VERSION behaves otherwise than is written here." >&2
  exit 1
}
