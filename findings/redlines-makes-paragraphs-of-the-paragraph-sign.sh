#!/usr/bin/env bash
# What:      redlines 0.6.2, two wordings of a rule compared as lawyers do, with a reference to a paragraph by its
#            sign.
# Expected:  ¶ 12 stays where it is.
# Behaviour: The library marks ends of paragraphs with the same sign: that of the text is gone, and the sentence
#            is cut in two there. With § it is not.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 'Enligt \n\n12 gäller <del>5 </del><ins>6 </ins>procent.'
#> 'Enligt § 12 gäller <del>5 </del><ins>6 </ins>procent.'
set -euo pipefail

VERSION="${VERSION:-0.6.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "redlines==$VERSION" "typing_extensions==4.15.0"

cat >"$FOLDER/try.py" <<'PYTHON'
from redlines import Redlines

for old, new in (
    ("Enligt ¶ 12 gäller 5 procent.", "Enligt ¶ 12 gäller 6 procent."),
    ("Enligt § 12 gäller 5 procent.", "Enligt § 12 gäller 6 procent."),
):
    print(repr(Redlines(old, new, markdown_style="none").output_markdown))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "redlines $VERSION behaves otherwise than is written here." >&2
  exit 1
}
