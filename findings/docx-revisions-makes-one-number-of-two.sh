#!/usr/bin/env bash
# What:      docx-revisions 0.1.5, the text of a .docx with tracked changes, all accepted.
# Expected:  640 and 12 with a tab between them, and the range 5-6, as the library's own text of the insertion, and
#            python-docx 1.2.0 of the paragraph, have them; what is moved here; what a link says.
# Behaviour: Tab and hyphen are dropped, and what was moved and the link's text are left out.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> ['64012', '', '640\t12']
#> ['56 procent', '5-6 procent']
#> ['', '']
#> ['Se ', 'Se tabell 3']
set -euo pipefail

VERSION="${VERSION:-0.1.5}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "docx-revisions==$VERSION" "python-docx==1.2.0"

cat >"$FOLDER/try.py" <<'PYTHON'
import docx
from docx.oxml import parse_xml
from docx_revisions import RevisionDocument

XMLNS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BY = 'w:author="Bo" w:date="2021-05-03T14:30:00Z"'
file = docx.Document()
for content in (
    f'<w:ins w:id="1" {BY}><w:r><w:t>640</w:t><w:tab/><w:t>12</w:t></w:r></w:ins>',
    "<w:r><w:t>5</w:t><w:noBreakHyphen/><w:t>6 procent</w:t></w:r>",
    f'<w:moveTo w:id="2" {BY}><w:r><w:t>24 mkr</w:t></w:r></w:moveTo>',
    '<w:r><w:t>Se </w:t></w:r><w:hyperlink w:anchor="a"><w:r><w:t>tabell 3</w:t></w:r></w:hyperlink>',
):
    file.element.body.insert(-1, parse_xml(f"<w:p {XMLNS}>{content}</w:p>"))
file.save("changes.docx")
for paragraph in RevisionDocument("changes.docx").paragraphs:
    tracked = [change.text for change in paragraph.track_changes]
    print([paragraph.accepted_text, paragraph.text, *tracked])
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "docx-revisions $VERSION behaves otherwise than is written here." >&2
  exit 1
}
