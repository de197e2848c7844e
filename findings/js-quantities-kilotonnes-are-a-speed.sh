#!/usr/bin/env bash
# What:      js-quantities 1.8.0 (npm), quantities of emissions.
# Expected:  t, kt and Mt are the tonne with prefixes: 5 kt are 5 000 000 kg. “ton” is no SI unit; a ton
#            of 907 kg is called short ton.
# Behaviour: t and Mt are, kt is the knot: 5 kt are a speed, of 2.6 m/s. 5 ton are 4 536 kg.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 5 t      mass  5000 kg
#> 5 kt     speed 2.57222222 m/s
#> 5 Mt     mass  5000000000 kg
#> 5 ton    mass  4535.9237 kg
#> 5 tonne  mass  5000 kg
set -euo pipefail

VERSION="${VERSION:-1.8.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "js-quantities@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import Qty from 'js-quantities'

for (const text of ['5 t', '5 kt', '5 Mt', '5 ton', '5 tonne']) {
  console.log(text.padEnd(8), Qty(text).kind().padEnd(5), Qty(text).toBase().toString())
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "js-quantities $VERSION behaves otherwise than is written here." >&2
  exit 1
}
