#!/usr/bin/env bash
# What:      hocr-parser 0.0.5 and pyhocr 4.0.0, a page in hOCR as Tesseract writes it: its lines are of the classes
#            `ocr_header`, `ocr_caption` and `ocr_textfloat`, which hOCR lists, besides `ocr_line`.
# Expected:  Four lines: the heading and the caption are text of the page.
# Behaviour: Only what has the class `ocr_line` is read: the heading, the caption and the text beside are gone from the
#            text and from the lines; what is a denial in the caption is an assertion without it. (pyhocr still has the
#            words.)
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> 'Skatten höjdes 2021\n'
#> ['Skatten höjdes 2021']
set -euo pipefail

VERSION="${VERSION:-0.0.5}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "hocr-parser==$VERSION" "pyhocr==4.0.0" "lxml==4.9.4"

cat >"$FOLDER/try.py" <<'PYTHON'
import hocr_parser.parser
import pyhocr


def line(kind: str, top: int, text: str) -> str:
    words = " ".join(
        f"<span class='ocrx_word' id='w{top}{number}' title='bbox {9 * number} {top} {9 * number + 8} {top + 8};"
        f" x_wconf 96'>{word}</span>"
        for number, word in enumerate(text.split())
    )
    return f"<span class='{kind}' id='l{top}' title='bbox 0 {top} 90 {top + 8}'>{words}\n</span>"


def paragraph(*lines: str) -> str:
    return f"<p class='ocr_par' id='p' lang='swe' title='bbox 0 0 90 90'>{''.join(lines)}</p>"


with open("page.hocr", "w", encoding="utf-8") as file:
    file.write(
        "<html><head><meta http-equiv='Content-Type' content='text/html;charset=utf-8'/></head><body>"
        "<div class='ocr_page' id='page_1' title='bbox 0 0 99 99; ppageno 0'>"
        "<div class='ocr_carea' id='block_1' title='bbox 0 0 90 90'>"
        + paragraph(line("ocr_header", 1, "Detta är falskt:"), line("ocr_line", 10, "Skatten höjdes 2021"))
        + paragraph(line("ocr_caption", 20, "Gäller inte kommunerna"), line("ocr_textfloat", 30, "640 miljoner"))
        + "</div></div></body></html>"
    )
print(repr(hocr_parser.parser.hocr_to_json("page.hocr")["responses"][0]["textAnnotations"][0]["description"]))
with open("page.hocr", encoding="utf-8") as file:
    document = pyhocr.parse(file.read())
print([found.text for page in document.pages for found in page.lines])
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "hocr-parser $VERSION behaves otherwise than is written here." >&2
  exit 1
}
