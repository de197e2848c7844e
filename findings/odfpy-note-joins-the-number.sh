#!/usr/bin/env bash
# What:      odfpy 1.4.1, `teletype.extractText` of a paragraph with a footnote or a comment.
# Expected:  The note's mark is set apart from the number before it, its text comes elsewhere.
# Behaviour: Mark and note stand in the sentence: 2023 with note 1 is “20231”; a comment comes with
#            its author and date.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> År 20231Enligt SKR. var det 640Anna2016-04-14Fel? miljoner.
set -euo pipefail

VERSION="${VERSION:-1.4.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "odfpy==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import io
import zipfile

from odf import teletype, text
from odf.opendocument import load

URN = "urn:oasis:names:tc:opendocument:xmlns"


def paragraphs(body):
    """The texts of a whole .odt, paragraph by paragraph, as odfpy's own examples read them."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "META-INF/manifest.xml",
            f'<m:manifest xmlns:m="{URN}:manifest:1.0">'
            '<m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.text"/>'
            '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>',
        )
        archive.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{URN}:office:1.0" xmlns:text="{URN}:text:1.0" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2">'
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
    file.seek(0)
    return [teletype.extractText(paragraph) for paragraph in load(file).getElementsByType(text.P)]


note = (
    '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
    "<text:note-body><text:p>Enligt SKR.</text:p></text:note-body></text:note>"
)
comment = "<office:annotation><dc:creator>Anna</dc:creator><dc:date>2016-04-14</dc:date><text:p>Fel?</text:p></office:annotation>"
print(paragraphs(f"<text:p>År 2023{note} var det 640{comment} miljoner.</text:p>")[0])
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "odfpy $VERSION behaves otherwise than is written here." >&2
  exit 1
}
