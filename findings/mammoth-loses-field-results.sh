#!/usr/bin/env bash
# What:      mammoth 1.13.0, a date or a reference that Word fills in (`w:fldSimple`).
# Expected:  The result that Word shows is text, as it is for the longer form of the same field.
# Behaviour: It is left out, from HTML and raw text. The list of messages names an element that was
#            ignored, as it does for harmless ones.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 'Beslutet togs den  av nämnden.\n\n' [Message(type='warning', message='An unrecognised element was ignored: w:fldSimple')]
set -euo pipefail

VERSION="${VERSION:-1.13.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "mammoth==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import io
import zipfile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def document(paragraph):
    """A whole .docx with one paragraph."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
            'officedocument.wordprocessingml.document.main+xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships">'
            f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}"><w:body><w:p>{paragraph}</w:p></w:body></w:document>',
        )
    file.seek(0)
    return file


import mammoth

field = '<w:fldSimple w:instr="DATE"><w:r><w:t>14 april 2016</w:t></w:r></w:fldSimple>'
start = '<w:r><w:t xml:space="preserve">Beslutet togs den </w:t></w:r>'
end = '<w:r><w:t xml:space="preserve"> av nämnden.</w:t></w:r>'
result = mammoth.extract_raw_text(document(start + field + end))
print(repr(result.value), result.messages)
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "mammoth $VERSION behaves otherwise than is written here." >&2
  exit 1
}
