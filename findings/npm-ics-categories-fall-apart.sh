#!/usr/bin/env bash
# What:      ics 3.12.0 (npm), an event with two categories, one of which has a comma, that lasts a day.
# Expected:  A comma within a text is written `\,` (RFC 5545, 3.3.11), as it is in the title; one day is `P1D`.
# Behaviour: Three categories. The duration ends in a `T`, after which RFC 5545 (3.3.6) wants hours.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> SUMMARY:Skatter\, avgifter
#> CATEGORIES:Skatter, avgifter,Budget
#> DURATION:P1DT
#> ["Skatter"," avgifter","Budget"]
set -euo pipefail

VERSION="${VERSION:-3.12.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "ics@$VERSION" "ical.js@2.2.1"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { createEvent } from 'ics'
import ICAL from 'ical.js'

const categories = ['Skatter, avgifter', 'Budget']
const { value } = createEvent({ start: [2021, 5, 3], duration: { days: 1 }, title: 'Skatter, avgifter', categories })
for (const line of value.split('\r\n')) if (/^(SUMMARY|CATEGORIES|DURATION)/.test(line)) console.log(line)
const event = new ICAL.Component(ICAL.parse(value)).getFirstSubcomponent('vevent')
console.log(JSON.stringify(event.getFirstProperty('categories').getValues()))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "ics $VERSION behaves otherwise than is written here." >&2
  exit 1
}
