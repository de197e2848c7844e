#!/usr/bin/env bash
# What:      odfdo 3.27.3, a paragraph of an ODT file with a comment.
# Expected:  `str(paragraph)` is the text of the paragraph: “Kostnaden är 640 miljoner.” The comment
#            is in `get_annotations()`.
# Behaviour: The comment, who wrote it and when stand in the midst of the sentence, joined to the
#            number: “6400 eller 64?”.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 'Kostnaden är 6400 eller 64?\nEk 2026-01-02 00:00:00 miljoner.\n'
set -euo pipefail

VERSION="${VERSION:-3.27.3}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "odfdo==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from datetime import datetime

from odfdo import Paragraph

paragraph = Paragraph("Kostnaden är 640 miljoner.")
paragraph.insert_annotation(after="640", body="0 eller 64?", creator="Ek", date=datetime(2026, 1, 2))
print(repr(str(paragraph)))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "odfdo $VERSION behaves otherwise than is written here." >&2
  exit 1
}
