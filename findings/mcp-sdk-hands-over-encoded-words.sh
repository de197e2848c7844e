#!/usr/bin/env bash
# What:      @modelcontextprotocol/sdk 1.32.2 (npm), `UriTemplate`, by which servers of MCP take apart the addresses of
#            their resources: what it has written is read by the same template.
# Expected:  The same values again (RFC 6570 encodes, so reading decodes): in whatever order a query stands, and
#            without the sign that introduces a fragment; /2021/640 of {/year,number}.
# Behaviour: Letters and spaces come encoded, so that a search for “skatt & moms” or Åre finds nothing. A query in
#            another order, or without what is optional, is no match. Of the path the slashes are lost, and it isn't
#            read again.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> claims://search?q=skatt%20%26%20moms → {"q":"skatt%20%26%20moms"}
#> claims://places/%C3%85re → {"place":"%C3%85re"}
#> claims://documents2021,640 → null
#> claims://page#k%C3%A4llor → {"part":"#k%C3%A4llor"}
#> claims://search?q=skatt&lang=sv → {"q":"skatt","lang":"sv"}
#> claims://search?lang=sv&q=skatt → null
#> claims://search?q=skatt → null
set -euo pipefail

VERSION="${VERSION:-1.32.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "@modelcontextprotocol/sdk@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { UriTemplate } from '@modelcontextprotocol/sdk/shared/uriTemplate.js'

for (const [template, values] of [
  ['claims://search{?q}', { q: 'skatt & moms' }],
  ['claims://places/{place}', { place: 'Åre' }],
  ['claims://documents{/year,number}', { year: '2021', number: '640' }],
  ['claims://page{#part}', { part: 'källor' }],
]) {
  const written = new UriTemplate(template).expand(values)
  console.log(written, '→', JSON.stringify(new UriTemplate(template).match(written)))
}
for (const query of ['q=skatt&lang=sv', 'lang=sv&q=skatt', 'q=skatt']) {
  const address = `claims://search?${query}`
  console.log(address, '→', JSON.stringify(new UriTemplate('claims://search{?q,lang}').match(address)))
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "@modelcontextprotocol/sdk $VERSION behaves otherwise than is written here." >&2
  exit 1
}
