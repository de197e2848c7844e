#!/usr/bin/env bash
# What:      hare-niemeyer 3.0.0 (npm), seats of a parliament by the greatest remainders; parties whose remainders are
#            equal.
# Expected:  All 11 seats. Where two parties are equal for the last one, lots are drawn (`draw`, the default), or an
#            error, as sainte-lague 3.0.0 by the same author raises.
# Behaviour: Of three equal parties with two seats left one gets one, and the other seat goes to nobody. No lots are
#            drawn: the party that is named first gets the seat each time, twenty times of twenty, and the other one
#            when it is named first.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> {"Norra":4,"Södra":3,"Östra":3} 10 of 11
#> Norra Norra Norra Norra Norra Norra Norra Norra Norra Norra Norra Norra Norra Norra Norra Norra Norra Norra Norra Norra
#> Södra Södra Södra Södra Södra Södra Södra Södra Södra Södra Södra Södra Södra Södra Södra Södra Södra Södra Södra Södra
#> sainte-lague: an error
set -euo pipefail

VERSION="${VERSION:-3.0.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "hare-niemeyer@$VERSION" "sainte-lague@3.0.0"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import hareNiemeyer from 'hare-niemeyer'
import sainteLague from 'sainte-lague'

const parliament = hareNiemeyer({ Norra: 100, Södra: 100, Östra: 100 }, 11)
const seats = Object.values(parliament).reduce((sum, each) => sum + each, 0)
console.log(JSON.stringify(parliament), seats, 'of 11')

for (const votes of [{ Norra: 100, Södra: 100 }, { Södra: 100, Norra: 100 }]) {
  const winners = Array.from({ length: 20 }, () => {
    const drawn = hareNiemeyer(votes, 11)
    return Object.keys(drawn).find((party) => drawn[party] === 6)
  })
  console.log(winners.join(' '))
}
try {
  console.log('sainte-lague:', sainteLague({ Norra: 100, Södra: 100 }, 11))
} catch {
  console.log('sainte-lague: an error')
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "hare-niemeyer $VERSION behaves otherwise than is written here." >&2
  exit 1
}
