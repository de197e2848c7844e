#!/usr/bin/env bash
# What:      mammoth 1.13.0, `extract_raw_text` and line or page breaks within a paragraph.
# Expected:  A break separates words: a line feed or a space.
# Behaviour: Nothing stands between them: “2022” and “640” are “2022640”.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> <w:br/>                'Utfall 2022640 miljoner'
#> <w:br w:type="page"/>  'Utfall 2022640 miljoner'
#> <w:cr/>                'Utfall 2022640 miljoner'
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

for kind in ('<w:br/>', '<w:br w:type="page"/>', '<w:cr/>'):
    text = f'<w:r><w:t>Utfall 2022</w:t>{kind}<w:t>640 miljoner</w:t></w:r>'
    print(f"{kind:22} {mammoth.extract_raw_text(document(text)).value.strip()!r}")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "mammoth $VERSION behaves otherwise than is written here." >&2
  exit 1
}
