#!/usr/bin/env bash
# What:      docx2txt 0.9 and docx2python 3.7.1, a paragraph with tracked changes: 512 deleted, 640
#            put in, “24 mkr” moved.
# Expected:  The text as it reads with the changes: what was moved stands where it was moved to.
# Behaviour: Deletions and insertions are right, but what was moved stands at both places.
# Hurts:     who counts mentions or sums amounts has one of them twice.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> Skola 24 mkr och vård 24 mkr 640 mkr
#> Skola 24 mkr och vård 24 mkr 640 mkr
set -euo pipefail

VERSION="${VERSION:-0.9}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "docx2txt==$VERSION" "docx2python==3.7.1" "python-docx==1.2.0"

cat >"$FOLDER/try.py" <<'PYTHON'
import docx
import docx2txt
from docx.oxml import parse_xml
from docx2python import docx2python

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def change(name, text, element="t"):
    run = f'<w:r><w:{element} xml:space="preserve">{text}</w:{element}></w:r>'
    return f'<w:{name} w:id="1" w:author="A">{run}</w:{name}>' if name else run


paragraph = "".join(
    change(*part)
    for part in (
        ("", "Skola "),
        ("moveFrom", "24 mkr "),
        ("", "och vård "),
        ("moveTo", "24 mkr "),
        ("del", "512 mkr", "delText"),
        ("ins", "640 mkr"),
    )
)
document = docx.Document()
document.element.body.insert(0, parse_xml(f"<w:p {SPACE}>{paragraph}</w:p>"))
document.save("t.docx")
print(docx2txt.process("t.docx").strip())
print(docx2python("t.docx").text.strip())
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "docx2txt $VERSION behaves otherwise than is written here." >&2
  exit 1
}
