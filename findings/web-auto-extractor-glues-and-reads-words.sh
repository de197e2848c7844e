#!/usr/bin/env bash
# What:      web-auto-extractor 1.0.17 (npm), ClaimReview as microdata and as JSON-LD with `@graph`.
# Expected:  The text as it stands: “med 640 miljoner”; of `<time>` and `<data>` the attribute that
#            HTML has for machines; the nodes of a graph under their types.
# Behaviour: Each stretch of text is trimmed and joined: “med640miljoner”. The date is “2 jan”, the
#            rating “två”; all of a graph stands under the key “undefined”.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> Skatten höjdes med640miljoner | 2 jan | två
#> undefined
set -euo pipefail

VERSION="${VERSION:-1.0.17}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "web-auto-extractor@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import extractor from 'web-auto-extractor'

const page = `<div itemscope itemtype="https://schema.org/ClaimReview">
<p itemprop="claimReviewed">Skatten höjdes med <b>640</b> miljoner</p>
<time itemprop="datePublished" datetime="2026-01-02">2 jan</time>
<p itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating">
<data itemprop="ratingValue" value="2">två</data></p></div>
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"ClaimReview"}]}</script>`
const { microdata, jsonld } = extractor.default().parse(page)
const [{ claimReviewed, datePublished, reviewRating }] = microdata.ClaimReview
console.log([claimReviewed, datePublished, reviewRating.ratingValue].join(' | '))
console.log(Object.keys(jsonld).join())
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "web-auto-extractor $VERSION behaves otherwise than is written here." >&2
  exit 1
}
