#!/usr/bin/env bash
# What:      docx2python 3.7.1, a fraction and a power from Word's equations.
# Expected:  What it calls `<latex>` is LaTeX: `\frac{3}{4}` and `10^{3}`, or at least 3/4.
# Behaviour: The parts are put side by side: three quarters are 34, and ten to the third is 103.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> <latex>103</latex> av alla
#>
#> <latex>34</latex> av alla
set -euo pipefail

VERSION="${VERSION:-3.7.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "docx2python==$VERSION" "python-docx==1.2.0"

cat >"$FOLDER/try.py" <<'PYTHON'
import docx
from docx.oxml import parse_xml
from docx2python import docx2python

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def run(text):
    return f"<m:r><m:t>{text}</m:t></m:r>"


fraction = f"<m:f><m:num>{run(3)}</m:num><m:den>{run(4)}</m:den></m:f>"
power = f"<m:sSup><m:e>{run(10)}</m:e><m:sup>{run(3)}</m:sup></m:sSup>"
document = docx.Document()
for formula in (fraction, power):
    paragraph = f"<w:p {SPACES}><m:oMath>{formula}</m:oMath><w:r><w:t xml:space='preserve'> av alla</w:t></w:r></w:p>"
    document.element.body.insert(0, parse_xml(paragraph))
document.save("t.docx")
print(docx2python("t.docx").text.strip())
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "docx2python $VERSION behaves otherwise than is written here." >&2
  exit 1
}
