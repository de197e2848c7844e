#!/usr/bin/env bash
# What:      htmldiff-js 1.0.5 (npm), a text before and after a correction.
# Expected:  A link that goes elsewhere is marked, as an image is that was replaced.
# Behaviour: The new address stands there as if it always had; nothing is marked. Of a number of which
#            only the power was corrected away, the old tag is closed that was never opened.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> <p>Se <a href="https://example.org/2022">budgeten</a>.</p>
#> <p><del class="diffmod"><img src="2021.png"></del><ins class="diffmod"><img src="2022.png"></ins></p>
#> <p><del class="diffmod">10</del><ins class="mod"><del class="diffmod">6</del></sup><ins class="diffmod">106</ins> kr</p>
set -euo pipefail

VERSION="${VERSION:-1.0.5}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "htmldiff-js@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import diff from 'htmldiff-js'

const link = (path) => `<p>Se <a href="https://example.org/${path}">budgeten</a>.</p>`
console.log(diff.default.execute(link('2021'), link('2022')))
console.log(diff.default.execute('<p><img src="2021.png"></p>', '<p><img src="2022.png"></p>'))
console.log(diff.default.execute('<p>10<sup>6</sup> kr</p>', '<p>106 kr</p>'))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "htmldiff-js $VERSION behaves otherwise than is written here." >&2
  exit 1
}
