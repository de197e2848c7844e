#!/usr/bin/env bash
# What:      node-ical 0.26.1 and ical2json 5.0.0 (npm), iCalendar: a category with a comma in it, a name with a
#            colon.
# Expected:  [“Skatt, moms”, “Vård”]: a comma behind a backslash parts nothing (RFC 5545, 3.3.11). The
#            address is mailto:bo@example.org: a colon between quotation marks ends no
#            parameter (3.2).
# Behaviour: node-ical makes three categories, one of which ends with a backslash; ical2json begins the value
#            inside the name.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> ["Skatt\\","moms","Vård"]
#> {"_":" ordförande\":mailto:bo@example.org","CN":"\"Ek"}
set -euo pipefail

VERSION="${VERSION:-0.26.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "node-ical@$VERSION" "ical2json@5.0.0"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { convert } from 'ical2json'
import ical from 'node-ical'

const lines = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'BEGIN:VEVENT',
  'UID:1',
  'DTSTART:20210503T143000Z',
  'CATEGORIES:Skatt\\, moms,Vård',
  'ATTENDEE;CN="Ek: ordförande":mailto:bo@example.org',
  'END:VEVENT',
  'END:VCALENDAR',
]
const text = lines.join('\r\n')
console.log(JSON.stringify(ical.sync.parseICS(text)['1'].categories))
console.log(JSON.stringify(convert(text).VCALENDAR[0].VEVENT[0].ATTENDEE))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "node-ical $VERSION behaves otherwise than is written here." >&2
  exit 1
}
