#!/usr/bin/env bash
# What:      docx2python 3.7.1, hyphens that Word does not break at (`w:noBreakHyphen`).
# Expected:  “2022-2023” or with U+2011.
# Behaviour: The hyphen is dropped: “20222023”, “HVBhem”.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 'HVBhem 20222023'
set -euo pipefail

VERSION="${VERSION:-3.7.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "docx2python==$VERSION"

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


from docx2python import docx2python

text = '<w:r><w:t>HVB</w:t><w:noBreakHyphen/><w:t>hem 2022</w:t><w:noBreakHyphen/><w:t>2023</w:t></w:r>'
print(repr(docx2python(document(text)).text.strip()))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "docx2python $VERSION behaves otherwise than is written here." >&2
  exit 1
}
