#!/usr/bin/env bash
# What:      edtf 4.11.1 (npm), `format(date, locale)`.
# Expected:  What is uncertain is written as uncertain in every language, as English “c. 2023” and
#            “2023 (?)”.
# Behaviour: In Swedish (and other languages without patterns of their own) `2023~`, `2023?` and
#            `2023%` are written “2023”; of an interval only its first half comes.
# Hurts:     “omkring 2023” is shown to readers as a certain year.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 2023~      en: c. 2023      sv: 2023
#> 2023?      en: 2023 (?)     sv: 2023
#> 2023%      en: c. 2023 (?)  sv: 2023
#> 2016/2018  en: 2016 – 2018  sv: 2016
set -euo pipefail

VERSION="${VERSION:-4.11.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "edtf@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import edtf, { format } from 'edtf'

for (const text of ['2023~', '2023?', '2023%', '2016/2018'])
  console.log(text.padEnd(10), 'en:', format(edtf(text), 'en').padEnd(12), 'sv:', format(edtf(text), 'sv'))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "edtf $VERSION behaves otherwise than is written here." >&2
  exit 1
}
