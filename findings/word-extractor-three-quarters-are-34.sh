#!/usr/bin/env bash
# What:      word-extractor 1.0.4 (npm), text of a DOCX with a fraction of Word's equations, and
#            text that was moved with changes tracked.
# Expected:  3/4, or a mark that a formula is missing; what was moved once, where it stands now.
# Behaviour: Three quarters are 34, and the words that were moved stand at both places, though what
#            was deleted is left out.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 640
#> 34 av alla
#> 24 mkr till skolan 24 mkr
set -euo pipefail

VERSION="${VERSION:-1.0.4}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "python-docx==1.2.0"
npm install --silent --no-audit --no-fund --prefix "$FOLDER" "word-extractor@$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import docx
from docx.oxml import parse_xml

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
WORDS = '<w:r><w:t xml:space="preserve">24 mkr </w:t></w:r>'
PARAGRAPHS = (
    "<w:r><w:t>640</w:t></w:r><w:del w:id='3' w:author='A'><w:r><w:delText>512</w:delText></w:r></w:del>",
    "<m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath>"
    '<w:r><w:t xml:space="preserve"> av alla</w:t></w:r>',
    f'<w:moveFrom w:id="1" w:author="A">{WORDS}</w:moveFrom><w:r><w:t xml:space="preserve">till skolan </w:t></w:r>'
    f'<w:moveTo w:id="2" w:author="A">{WORDS}</w:moveTo>',
)
document = docx.Document()
for place, paragraph in enumerate(PARAGRAPHS):
    document.element.body.insert(place, parse_xml(f"<w:p {SPACES}>{paragraph}</w:p>"))
document.save("t.docx")
PYTHON
cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import WordExtractor from 'word-extractor'

console.log((await new WordExtractor().extract('t.docx')).getBody().trim())
JAVASCRIPT
(cd "$FOLDER" && venv/bin/python try.py && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "word-extractor $VERSION behaves otherwise than is written here." >&2
  exit 1
}
