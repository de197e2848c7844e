#!/usr/bin/env bash
# What:      pypdf 7.1.1, `extract_text(extraction_mode="layout")` and a raised sign (`Ts`).
# Expected:  “Kostnad 10³ kr per elev”, on one line as it is printed; the plain mode has 103.
# Behaviour: All from the exponent on stands on a line before: “3 kr per elev”, and then “Kostnad
#            10”.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> Kostnad 103 kr per elev
#> --
#> 3 kr per elev
#> Kostnad 10
set -euo pipefail

VERSION="${VERSION:-7.1.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "pypdf==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from io import BytesIO

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


page = PdfReader(BytesIO(pdf("BT /F 12 Tf 50 700 Td (Kostnad 10) Tj 5 Ts (3) Tj 0 Ts ( kr per elev) Tj ET"))).pages[0]
print(page.extract_text())
print("--")
print(page.extract_text(extraction_mode="layout"))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "pypdf $VERSION behaves otherwise than is written here." >&2
  exit 1
}
