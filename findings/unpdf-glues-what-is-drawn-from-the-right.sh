#!/usr/bin/env bash
# What:      unpdf 1.8.1 (npm), text of a PDF with a line of two cells; the right one is drawn first.
# Expected:  2021 640, as when the left one is drawn first; PDF doesn't say in what order to draw.
# Behaviour: What lies to the left of what was drawn before is glued to it: 6402021.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 2021 640
#> 6402021
set -euo pipefail

VERSION="${VERSION:-1.7.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "unpdf@$VERSION"

cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import { extractText, getDocumentProxy } from 'unpdf'

const left = '1 0 0 1 20 50 Tm (2021) Tj '
const right = '1 0 0 1 120 50 Tm (640) Tj '
for (const cells of [left + right, right + left]) {
  const text = `BT /F1 12 Tf ${cells}ET`
  const parts = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let file = '%PDF-1.4\n'
  const places = parts.map((part, index) => {
    const place = file.length
    file += `${index + 1} 0 obj\n${part}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  file += `xref\n0 6\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
  const pdf = await getDocumentProxy(new TextEncoder().encode(file), { verbosity: 0 })
  console.log((await extractText(pdf, { mergePages: true })).text)
}
JAVASCRIPT
(cd "$FOLDER" && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "unpdf $VERSION behaves otherwise than is written here." >&2
  exit 1
}
