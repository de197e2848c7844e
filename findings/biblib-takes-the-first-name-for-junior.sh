#!/usr/bin/env bash
# What:      biblib-simple 0.1.2 (PyPI, `biblib`), authors of a BibTeX entry, one with a suffix; text of LaTeX made
#            Unicode.
# Expected:  “Ek, Jr., Bo” is Bo Ek, Jr., as BibTeX has it: last name, suffix, first name. The thin space (`\,`) of “5
#            %” is a space.
# Behaviour: Jr. is the first name and Bo the suffix. The thin space is an error.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> Name(first='Jr.', von='', last='Ek', jr='Bo')
#> Name(first='Björn', von='von', last='Sydow', jr='')
#> 5\,\% av allt → 1 error
set -euo pipefail

VERSION="${VERSION:-0.1.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "biblib-simple==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from biblib.algo import tex_to_unicode
from biblib.bib import Parser
from biblib.messages import InputError

BIBTEX = r"""@book{budget, author={Ek, Jr., Bo and von Sydow, Björn}, title={5\,\% av allt}, year=2021}"""

entry = Parser().parse(BIBTEX).get_entries()["budget"]
for name in entry.authors():
    print(name)
try:
    print(tex_to_unicode(entry["title"]))
except InputError as error:
    print(entry["title"], "→", error)
PYTHON
"$FOLDER/venv/bin/python" "$FOLDER/try.py" 2>"$FOLDER/logged" | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "biblib-simple $VERSION behaves otherwise than is written here." >&2
  exit 1
}
