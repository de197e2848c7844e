#!/usr/bin/env bash
# What:      text-annotator 0.9.7 (npm), “locating and annotating plain text in HTML”: a page with a script, a sign of
#            less than, a line break, a fixed space.
# Expected:  640 is found in the sentence, which is the page's only text; so are the words beside it, as a reader sees
#            and copies them.
# Behaviour: The number in the script is marked, and the script thereby broken. A quote with “<”, across a line break
#            or with the space of thousands is not found.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> 640 → <script>let budget = <span id="highlight-0" class="highlight">640</span></script><p>Den är 640 mkr.</p>
#> Andelen är < 5 → not found
#> Skatten höjs → not found
#> 640 000 kr → not found
set -euo pipefail

VERSION="${VERSION:-0.9.7}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "text-annotator@$VERSION"

cat >"$FOLDER/try.cjs" <<'JAVASCRIPT'
const { default: TextAnnotator } = require('text-annotator')

for (const [content, words] of [
  ['<script>let budget = 640</script><p>Den är 640 mkr.</p>', '640'],
  ['<p>Andelen är &lt; 5 procent.</p>', 'Andelen är < 5'],
  ['<p>Skatten<br>höjs inte.</p>', 'Skatten höjs'],
  ['<p>Den är 640&nbsp;000 kr.</p>', '640 000 kr'],
]) {
  const annotator = new TextAnnotator({ content })
  const place = annotator.search(words)
  console.log(words, '→', place < 0 ? 'not found' : annotator.highlight(place))
}
JAVASCRIPT
(cd "$FOLDER" && node try.cjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "text-annotator $VERSION behaves otherwise than is written here." >&2
  exit 1
}
