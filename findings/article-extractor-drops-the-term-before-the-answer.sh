#!/usr/bin/env bash
# What:      @extractus/article-extractor 9.0.1 (npm), a page with a list of parties and what they
#            answered, of which only the month is told.
# Expected:  Moderaterna: Ja. Both elements of a definition list, or neither; point 5 of an ordered list
#            stays 5; May 2021.
# Behaviour: The term is dropped and the answer left, of nobody; the list begins with 1; it is of the
#            first of May at midnight. In the description the paragraphs and lines are glued together.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> <dl><dd>Ja</dd><dd>Nej</dd></dl><ol><li>Skolan får 640 mkr</li></ol>
#> 2021-05-01T00:00:00.000Z
#> Andelen är 12procent enligt budgeten som
set -euo pipefail

VERSION="${VERSION:-9.0.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "@extractus/article-extractor@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { extractFromHtml } from '@extractus/article-extractor'

const article = await extractFromHtml(`<html lang="sv"><head><title>Höjs skatten?</title><meta property="article:published_time" content="2021-05"></head>
<body><article><h1>Höjs skatten?</h1><p>Andelen är 12<br>procent enligt budgeten som lades fram i riksdagen under tisdagen, och som har väckt många frågor.</p>
<dl><dt>Moderaterna</dt><dd>Ja</dd><dt>Centern</dt><dd>Nej</dd></dl><ol start="5"><li>Skolan får 640 mkr</li></ol>
<p>Och så en lång mening till, som berättar om hur budgeten togs fram och varför den ser ut som den gör i år och nästa år.</p></article></body></html>`, 'https://example.org/a')
console.log(article.content.match(/<dl>.*<\/ol>/s)[0])
console.log(article.published)
console.log(article.description.slice(0, 40))
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "@extractus/article-extractor $VERSION behaves otherwise than is written here." >&2
  exit 1
}
