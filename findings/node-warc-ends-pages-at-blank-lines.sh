#!/usr/bin/env bash
# What:      node-warc 3.3.1 (npm), the payload of a response record.
# Expected:  `content` is the page, of the length that Content-Length says.
# Behaviour: It ends at the first blank line that is written with CR and LF: all after “640” is
#            gone. CR and LF are added to every payload. (On Node 20 an error is told as well, after
#            the last record.)
# Hurts:     many pages are written so, and a quote that stands in the archive is not found there.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> https://example.org/lf "<p>640</p>\n\n<p>24</p>\r\n"
#> https://example.org/crlf "<p>640</p>\r\n"
#> https://example.org/next "next\r\n"
#> at the end: ERR_MULTIPLE_CALLBACK
set -euo pipefail

VERSION="${VERSION:-3.3.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "node-warc@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { writeFileSync } from 'node:fs'
import warc from 'node-warc'

const record = (name, page) => {
  const block = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${page}`
  return [
    'WARC/1.0',
    'WARC-Type: response',
    `WARC-Target-URI: https://example.org/${name}`,
    'WARC-Date: 2026-01-01T00:00:00Z',
    'WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>',
    'Content-Type: application/http; msgtype=response',
    `Content-Length: ${block.length}\r\n\r\n${block}\r\n\r\n`,
  ].join('\r\n')
}
const page = '<p>640</p>\n\n<p>24</p>'
writeFileSync('t.warc', record('lf', page) + record('crlf', page.replaceAll('\n', '\r\n')) + record('next', 'next'))
const parser = new warc.AutoWARCParser('t.warc')
parser.on('record', ({ warcTargetURI, content }) => console.log(warcTargetURI, JSON.stringify(content.toString())))
parser.on('error', ({ code }) => console.log('at the end:', code))
parser.start()
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "node-warc $VERSION behaves otherwise than is written here." >&2
  exit 1
}
