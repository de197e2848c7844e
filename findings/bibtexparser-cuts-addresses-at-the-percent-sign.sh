#!/usr/bin/env bash
# What:      bibtexparser 2.1.0, a file read with `LatexDecodingMiddleware` and written with
#            `LatexEncodingMiddleware`.
# Expected:  What stands in `url` is an address to the letter (BibLaTeX: verbatim); the braces around an
#            agency's name keep it from being read as a person's; the file means the same afterwards.
# Behaviour: The address ends at its first `%`. The braces are gone, so that “råd” is a surname. A joined
#            string is neither joined nor kept: its quotation marks and `#` are now text without braces,
#            which is no BibTeX.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> note: "640 " # mkr
#> url: http://example.org/Budget
#> author: Statens råd
#> @string{mkr = {miljoner kronor}}
#>
#>
#> @report{ek,
#> 	note = ''640 '' \# mkr,
#> 	url = {\url{http://example.org/Budget}},
#> 	author = {Statens r\r{a}d}
#> }
set -euo pipefail

VERSION="${VERSION:-2.1.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "bibtexparser==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import bibtexparser
from bibtexparser import middlewares

TEXT = """@string{mkr = "miljoner kronor"}
@report{ek,
  note = "640 " # mkr,
  url = {http://example.org/Budget%202021.pdf},
  author = {{Statens råd}}
}"""
library = bibtexparser.parse_string(TEXT, append_middleware=[middlewares.LatexDecodingMiddleware()])
print(*(f"{field.key}: {field.value}" for field in library.entries[0].fields), sep="\n")
print(bibtexparser.write_string(library, prepend_middleware=[middlewares.LatexEncodingMiddleware()]).strip())
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "bibtexparser $VERSION behaves otherwise than is written here." >&2
  exit 1
}
