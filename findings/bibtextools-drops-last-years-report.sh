#!/usr/bin/env bash
# What:      bibtextools 0.5.0 (Python), `clean_bib_file_main` with `force` (no questions) on the annual reports of one
#            authority, and `clean_eprint`/`clean_pages` of the same package.
# Expected:  The reports for 2020 and 2021 are two: their titles, years and numbers differ. The number of an arXiv paper
#            is what stands behind “arXiv:”; a page called A-12 keeps its name.
# Behaviour: Only of conference papers is the year compared: the report with fewer fields, here the older one, is
#            deleted as a duplicate. “arXiv:” is taken off letter by letter: astro-ph is stro-ph. From A-12 to A-15
#            becomes A to 12 to A to 15.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> ['Årsredovisning 2021']
#> stro-ph/9901001 A--12--A--15
set -euo pipefail

VERSION="${VERSION:-0.5.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "bibtextools==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import logging

from bibtextools.clean_bib_file import clean_bib_file_main
from bibtextools.modernize_bib_file import clean_eprint, clean_pages

REPORT = "@techreport{{{0}, author={{Skatteverket}}, title={{Årsredovisning {0}}}, year={{{0}}}{1}}}\n"
with open("list.bib", "w", encoding="utf-8") as file:
    file.write(REPORT.format(2020, "") + REPORT.format(2021, ", number={5}"))
logging.disable()
print([entry["title"] for entry in clean_bib_file_main("list.bib", force=True)])
print(clean_eprint("arXiv:astro-ph/9901001"), clean_pages("A-12--A-15"))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "bibtextools $VERSION behaves otherwise than is written here." >&2
  exit 1
}
