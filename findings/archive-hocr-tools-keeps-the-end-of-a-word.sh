#!/usr/bin/env bash
# What:      archive-hocr-tools 1.1.70, text of a page in hOCR, where part of a word is set otherwise.
# Expected:  10 6 or 106 and “omöjligt”, all of what stands in a word's element.
# Behaviour: Of ten to the sixth the six is left, of “omöjligt” (impossible), with its prefix in italics, the
#            prefix.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 6 kr är o
#> ['6', 'kr', 'är', 'o']
set -euo pipefail

VERSION="${VERSION:-1.1.70}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "archive-hocr-tools==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from hocr.parse import hocr_page_iterator, hocr_page_to_word_data
from hocr.text import hocr_page_text

WORD = '<span class="ocrx_word" title="bbox 1 1 9 9; x_wconf 95">%s</span>'
LINE = '<p class="ocr_par" title="bbox 1 1 99 9"><span class="ocr_line" title="bbox 1 1 99 9">%s</span></p>'
words = " ".join(WORD % word for word in ("10<sup>6</sup>", "kr", "är", "<em>o</em>möjligt"))
with open("page.html", "w", encoding="utf-8") as file:
    file.write('<html xmlns="http://www.w3.org/1999/xhtml"><body>')
    file.write(f'<div class="ocr_page" title="bbox 0 0 100 100">{LINE % words}</div></body></html>')
for page in hocr_page_iterator("page.html"):
    print(hocr_page_text(page).strip())
    print([word["text"] for line in hocr_page_to_word_data(page)[0]["lines"] for word in line["words"]])
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "archive-hocr-tools $VERSION behaves otherwise than is written here." >&2
  exit 1
}
