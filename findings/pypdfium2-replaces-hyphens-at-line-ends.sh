#!/usr/bin/env bash
# What:      pypdfium2 5.15.2, a PDF whose lines end in hyphens.
# Expected:  The hyphen as it stands, or joined words, and the same from both methods that give a
#            page's text.
# Behaviour: Between letters the hyphen becomes U+0002 in one method and U+FFFE, which is no
#            character, in the other, and the line break is gone. Between digits both keep it.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> get_text_bounded 'Kommunens skatte\x02sats var 2022-\r\n2023 samma.\r\nSlut.'
#> get_text_range   'Kommunens skatte\ufffesats var 2022-\r\n2023 samma.\r\nSlut.'
set -euo pipefail

VERSION="${VERSION:-5.15.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "pypdfium2==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import pypdfium2

LINES = ["Kommunens skatte-", "sats var 2022-", "2023 samma.", "Slut."]
content = "BT /F1 12 Tf 14 TL 72 700 Td " + " ".join(f"({line}) Tj T*" for line in LINES) + " ET"
objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
    " /Resources << /Font << /F1 5 0 R >> >> >>",
    f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
]
file, places = "%PDF-1.4\n", []
for number, body in enumerate(objects, 1):
    places.append(len(file))
    file += f"{number} 0 obj\n{body}\nendobj\n"
table = "".join(f"{place:010} 00000 n \n" for place in places)
end = f"xref\n0 6\n0000000000 65535 f \n{table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{len(file)}\n%%EOF\n"
page = pypdfium2.PdfDocument((file + end).encode("ascii"))[0].get_textpage()
print("get_text_bounded", ascii(page.get_text_bounded()))
print("get_text_range  ", ascii(page.get_text_range()))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "pypdfium2 $VERSION behaves otherwise than is written here." >&2
  exit 1
}
