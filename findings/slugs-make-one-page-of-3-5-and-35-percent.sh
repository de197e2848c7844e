#!/usr/bin/env bash
# What:      slug 12.0.1 and slugify 1.6.9 (npm), which make addresses of titles; titles with numbers.
# Expected:  Each title has its own address, as of limax 4.2.3: 3-5-procent and 35-procent; a sign between two words
#            or numbers parts them.
# Behaviour: The comma is dropped, and a page on 3,5 percent has the address of one on 35. So is the dash of a range
#            and the slash of a session: 5–6 is 56, and 2021/22 is 202122.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 35 procent        35-procent       35-procent       35-procent
#> 3,5 procent       35-procent       35-procent       3-5-procent
#> 56 mkr            56-mkr           56-mkr           56-mkr
#> 5–6 mkr           56-mkr           5-6-mkr          5-6-mkr
#> Motion 2021/22:15 motion-20212215  motion-20212215  motion-2021-22-15
set -euo pipefail

VERSION="${VERSION:-12.0.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "slug@$VERSION" "slugify@1.6.9" "limax@4.2.3"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import limax from 'limax'
import slug from 'slug'
import slugify from 'slugify'

for (const title of ['35 procent', '3,5 procent', '56 mkr', '5–6 mkr', 'Motion 2021/22:15']) {
  console.log(title.padEnd(17), slug(title).padEnd(16), slugify(title, { lower: true, strict: true }).padEnd(16), limax(title))
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "slug $VERSION behaves otherwise than is written here." >&2
  exit 1
}
