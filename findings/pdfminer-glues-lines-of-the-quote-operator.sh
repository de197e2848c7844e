#!/usr/bin/env bash
# What:      pdfminer.six 20260107 (pdfplumber reads with it), the operator `"` of PDF: move to the
#            next line, set the spacing, show.
# Expected:  Three lines, as pypdf and PDFium read them; with `'`, its sibling without spacing, they
#            are.
# Behaviour: The move is left out: the line is set behind the one before. “2021” and “640 mkr” make
#            “2021640 mkr”.
# Hurts:     last and first words of lines become one, and what is found by its place is beside the
#            page.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> ['Skatten 2021', '640 mkr', 'i budgeten'] ['Skatten 2021', '640 mkr', 'i budgeten']
#> ['Skatten 2021640 mkr', 'i budgeten', ''] ['Skatten 2021', '640 mkr', 'i budgeten']
set -euo pipefail

VERSION="${VERSION:-20260107}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "pdfminer.six==$VERSION" "pypdf==7.1.1"

cat >"$FOLDER/try.py" <<'PYTHON'
from io import BytesIO

from pdfminer.high_level import extract_text
from pypdf import PdfReader


def pdf(content):
    """The bytes of a PDF with one page and this on it."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    text, places = "%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(text))
        text += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer<</Size 6/Root 1 0 R>>\nstartxref\n{len(text)}\n%%EOF"
    return (text + f"xref\n0 6\n0000000000 65535 f \n{table}{end}").encode()


for operator in ("(640 mkr) '", '0 0 (640 mkr) "'):
    page = pdf(f"BT /F 12 Tf 14 TL 50 700 Td (Skatten 2021) Tj {operator} (i budgeten) ' ET")
    print(extract_text(BytesIO(page)).split("\n")[:3], PdfReader(BytesIO(page)).pages[0].extract_text().split("\n"))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "pdfminer.six $VERSION behaves otherwise than is written here." >&2
  exit 1
}
