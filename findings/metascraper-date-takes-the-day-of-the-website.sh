#!/usr/bin/env bash
# What:      metascraper-date 5.49.24 (npm), the date of a page by its JSON-LD: an article beside its website in one
#            `@graph`, as content systems write it; an article of which the month, or the year, is known.
# Expected:  3 May 2021; May 2021 and 2021, or nothing.
# Behaviour: When the website was last changed is the article's date. A year is its first day at midnight; of a
#            month nothing is said.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 2021-05-03T00:00:00.000Z
#> 2024-01-31T00:00:00.000Z
#> null
#> 2021-01-01T00:00:00.000Z
set -euo pipefail

VERSION="${VERSION:-5.49.24}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$FOLDER" "metascraper-date@$VERSION" "metascraper@5.49.24"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import metascraper from 'metascraper'
import date from 'metascraper-date'

const scrape = metascraper([date()])
for (const data of [
  { '@graph': [{ '@type': 'Article', datePublished: '2021-05-03' }] },
  { '@graph': [{ '@type': 'WebSite', dateModified: '2024-01-31' }, { '@type': 'Article', datePublished: '2021-05-03' }] },
  { '@type': 'Article', datePublished: '2021-05' },
  { '@type': 'Article', datePublished: '2021' },
]) {
  const block = JSON.stringify({ '@context': 'https://schema.org', ...data })
  const html = `<!doctype html><html><head><script type="application/ld+json">${block}</script></head></html>`
  console.log((await scrape({ url: 'https://example.org/', html })).date)
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "metascraper-date $VERSION behaves otherwise than is written here." >&2
  exit 1
}
