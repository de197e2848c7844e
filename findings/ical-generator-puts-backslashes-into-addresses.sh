#!/usr/bin/env bash
# What:      ical-generator 11.1.2 (npm), an event with the address of its page, read by ical.js 2.2.1.
# Expected:  The address to the letter: in a value of the type URI nothing is written with a backslash
#            (RFC 5545, 3.3.13).
# Behaviour: Commas and semicolons get one, as in text: the address that a calendar opens has backslashes
#            in it, and leads nowhere.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> URL;VALUE=URI:https://example.org/prot\;2021?punkt=3\,4
#> https://example.org/prot\;2021?punkt=3\,4
set -euo pipefail

VERSION="${VERSION:-11.1.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "ical-generator@$VERSION" "ical.js@2.2.1"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import ical from 'ical-generator'
import ICAL from 'ical.js'

const calendar = ical()
const url = 'https://example.org/prot;2021?punkt=3,4'
calendar.createEvent({ start: new Date('2021-05-03T14:00:00Z'), summary: 'Debatt', url })
const read = new ICAL.Component(ICAL.parse(calendar.toString())).getFirstSubcomponent('vevent')
console.log(calendar.toString().split('\r\n').find((line) => line.startsWith('URL')))
console.log(read.getFirstPropertyValue('url'))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "ical-generator $VERSION behaves otherwise than is written here." >&2
  exit 1
}
