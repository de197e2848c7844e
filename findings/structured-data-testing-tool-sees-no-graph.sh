#!/usr/bin/env bash
# What:      structured-data-testing-tool 4.5.0 (npm), which tests pages for schema.org: one ClaimReview written alone,
#            in a `@graph`, and with two types.
# Expected:  A ClaimReview is there in each: JSON-LD says the same by all three.
# Behaviour: In a graph there is none, as content systems write it; the two types are taken for one that is called
#            “ClaimReview,Review” and isn't known. One without any claim passes.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> alone [ 'ClaimReview' ] 0 failed
#> graph [] 1 failed
#> types [ 'ClaimReview,Review' ] 2 failed
#> empty [ 'ClaimReview' ] 0 failed
set -euo pipefail

VERSION="${VERSION:-4.5.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "structured-data-testing-tool@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { createRequire } from 'node:module'

const { structuredDataTest } = createRequire(import.meta.url)('structured-data-testing-tool')
const context = { '@context': 'https://schema.org' }
const review = { '@type': 'ClaimReview', claimReviewed: 'Skatten ökar', url: 'https://example.org/1' }
for (const [name, data] of Object.entries({
  alone: { ...context, ...review },
  graph: { ...context, '@graph': [review] },
  types: { ...context, ...review, '@type': ['ClaimReview', 'Review'] },
  empty: { ...context, '@type': 'ClaimReview' },
})) {
  const block = `<script type="application/ld+json">${JSON.stringify(data)}</script>`
  const html = `<!doctype html><html><head><title>Skatt</title>${block}</head><body></body></html>`
  const result = await structuredDataTest(html, { schemas: ['ClaimReview'] }).catch((error) => error.res)
  console.log(name, result.schemas, result.failed.length, 'failed')
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "structured-data-testing-tool $VERSION behaves otherwise than is written here." >&2
  exit 1
}
