#!/usr/bin/env bash
# What:      odfpy 1.4.1, `getElementsByType(text.P)` in an .odt with tracked changes.
# Expected:  What was deleted is not part of the text.
# Behaviour: It comes as a paragraph of its own, first: “512 miljoner” was taken back by its author.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> ['512 miljoner', 'Kostnaden är 640 miljoner.']
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


print(paragraphs(
    '<text:tracked-changes><text:changed-region text:id="c"><text:deletion><office:change-info>'
    "<dc:creator>A</dc:creator><dc:date>2016-04-14T10:00:00</dc:date></office:change-info>"
    "<text:p>512 miljoner</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    '<text:p>Kostnaden är <text:change text:change-id="c"/>640 miljoner.</text:p>'
))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "odfpy $VERSION behaves otherwise than is written here." >&2
  exit 1
}
