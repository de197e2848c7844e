#!/usr/bin/env bash
# What:      px 0.1.2 (npm), a PX file whose rows of data end without a space before the line's end.
# Expected:  Åre 1 and 2, Öckerö 3 and 4, in four entries: a line's end parts numbers as a space does.
# Behaviour: Line ends are deleted, so that 2 and 3 are 23, and the rest moves up: Öckerö had 4 in 2020.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> Åre 2020 1
#> Åre 2021 23
#> Öckerö 2020 4
set -euo pipefail

VERSION="${VERSION:-0.1.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "px@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import Px from 'px'

const table = new Px(`CHARSET="ANSI";
STUB="region";
HEADING="tid";
VALUES("region")="Åre","Öckerö";
VALUES("tid")="2020","2021";
UNITS="antal";
DATA=
1 2
3 4;
`)
for (const { region, tid, num } of table.entries()) console.log(region, tid, num)
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "px $VERSION behaves otherwise than is written here." >&2
  exit 1
}
