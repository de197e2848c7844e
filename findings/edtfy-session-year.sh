#!/usr/bin/env bash
# What:      edtfy 0.0.8 (npm), which makes EDTF of what people type.
# Expected:  `2021-22` is a season (summer 2021) in EDTF, and a session of parliament for people;
#            both are recent.
# Behaviour: It becomes an interval from 2021 to the year 22.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 2021-22      2021/0022
#> 2019-20      2019/0020
#> summer 2021  2021-22
set -euo pipefail

VERSION="${VERSION:-0.0.8}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "edtfy@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import module from 'edtfy'

const edtfy = module.default ?? module
for (const text of ['2021-22', '2019-20', 'summer 2021']) console.log(text.padEnd(12), edtfy(text))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "edtfy $VERSION behaves otherwise than is written here." >&2
  exit 1
}
