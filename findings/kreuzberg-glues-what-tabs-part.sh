#!/usr/bin/env bash
# What:      kreuzberg 4.10.4, text of a DOCX with figures set by tabs, and with a formula within a
#            sentence.
# Expected:  Something between 2021 and 640 where Word shows a gap; the fraction where it stands,
#            “Andelen är 3/4 av alla”.
# Behaviour: The tab is left out: 2021640. The fraction comes before the sentence, whose words close
#            up behind it.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 2021640
#>
#> \frac{3}{4}
#>
#> Andelen är  av alla.
set -euo pipefail

VERSION="${VERSION:-4.10.4}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "kreuzberg==$VERSION" "python-docx==1.2.0"

cat >"$FOLDER/try.py" <<'PYTHON'
import docx
from docx.oxml import parse_xml
from kreuzberg import extract_file_sync

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
FRACTION = "<m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath>"


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


document = docx.Document()
PARAGRAPHS = (run("2021") + "<w:r><w:tab/></w:r>" + run("640"), run("Andelen är ") + FRACTION + run(" av alla."))
for place, paragraph in enumerate(PARAGRAPHS):
    document.element.body.insert(place, parse_xml(f"<w:p {SPACES}>{paragraph}</w:p>"))
document.save("t.docx")
print(extract_file_sync("t.docx").content)
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "kreuzberg $VERSION behaves otherwise than is written here." >&2
  exit 1
}
