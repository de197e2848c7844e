#!/usr/bin/env bash
# What:      docx-parser-converter 1.0.3, `docx_to_text` of a paragraph with tracked changes and a
#            content control.
# Expected:  “Skatten kostar 640 mkr till skolan i år.”: what was put in and what stands in a
#            control are text, what was deleted is not.
# Behaviour: What was deleted, what was put in and what the control holds are all left out: “Skatten
#            kostar mkr i år.”
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> Skatten kostar  mkr i år.
set -euo pipefail

VERSION="${VERSION:-1.0.3}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "docx-parser-converter==$VERSION" "python-docx==1.2.0"

cat >"$FOLDER/try.py" <<'PYTHON'
import docx
from docx.oxml import parse_xml
from docx_parser_converter import docx_to_text

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def run(text, element="t"):
    return f'<w:r><w:{element} xml:space="preserve">{text}</w:{element}></w:r>'


paragraph = (
    run("Skatten kostar ")
    + f'<w:del w:id="1" w:author="A">{run("512", "delText")}</w:del>'
    + f'<w:ins w:id="2" w:author="A">{run("640")}</w:ins>'
    + run(" mkr ")
    + f"<w:sdt><w:sdtContent>{run('till skolan ')}</w:sdtContent></w:sdt>"
    + run("i år.")
)
document = docx.Document()
document.element.body.insert(0, parse_xml(f"<w:p {SPACE}>{paragraph}</w:p>"))
document.save("t.docx")
print(docx_to_text("t.docx").strip())
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "docx-parser-converter $VERSION behaves otherwise than is written here." >&2
  exit 1
}
