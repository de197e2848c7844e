#!/usr/bin/env bash
# What:      docx2md 1.0.5, a form in .docx: an amount in a content control, a link, and two numbers with a tab
#            between them.
# Expected:  Anslag: 640 mkr, se bilaga 3; 2020 and 12.
# Behaviour: What was filled in is gone, and the link's text; the tab is dropped, and 2020 and 12
#            are one number.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> # save a.md
#> Anslag:  mkr, se
#> 202012
set -euo pipefail

VERSION="${VERSION:-1.0.5}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "docx2md==$VERSION" "python-docx==1.2.0"

cat >"$FOLDER/try.py" <<'PYTHON'
import subprocess

import docx
from docx.oxml import parse_xml

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


FORM = (
    run("Anslag: ")
    + f"<w:sdt><w:sdtContent>{run('640')}</w:sdtContent></w:sdt>"
    + run(" mkr, se ")
    + f'<w:hyperlink w:anchor="b">{run("bilaga 3")}</w:hyperlink>'
)
document = docx.Document()
document.element.body.insert(0, parse_xml(f"<w:p {SPACE}>{FORM}</w:p>"))
document.element.body.insert(1, parse_xml(f"<w:p {SPACE}>{run('2020')}<w:r><w:tab/></w:r>{run('12')}</w:p>"))
document.save("a.docx")
subprocess.run(["venv/bin/docx2md", "a.docx", "a.md"], check=True)
with open("a.md", encoding="utf-8") as file:
    print(*(line.rstrip() for line in file if line.strip()), sep="\n")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "docx2md $VERSION behaves otherwise than is written here." >&2
  exit 1
}
