#!/usr/bin/env bash
# What:      python-docx 1.2.0, `paragraph.text` where a sign was put in from Word's table of symbols
#            (`w:sym`).
# Expected:  “Andel ≥ 5 procent”, as mammoth reads it, or some mark that a sign is missing.
# Behaviour: “Andel 5 procent”: the sign that says which way is gone. What was inserted as a tracked
#            change is left out too: “640”.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 'Andel  5 procent'
#> 'Det är  kr'
set -euo pipefail

VERSION="${VERSION:-1.2.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "python-docx==$VERSION"

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


import docx

symbol = '<w:r><w:t xml:space="preserve">Andel </w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t xml:space="preserve"> 5 procent</w:t></w:r>'
insertion = '<w:r><w:t xml:space="preserve">Det är </w:t></w:r><w:ins w:id="1" w:author="A"><w:r><w:t>640</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> kr</w:t></w:r>'
for paragraph in (symbol, insertion):
    print(repr(docx.Document(document(paragraph)).paragraphs[0].text))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "python-docx $VERSION behaves otherwise than is written here." >&2
  exit 1
}
