#!/usr/bin/env bash
# What:      rispy 0.10.0, a reference in RIS with a note (N1) and an abstract (AB) that run over two lines, as RIS
#            allows and rispy reads (“multi-line” in its documentation), and the reference written again.
# Expected:  One note and one abstract, each with its second line.
# Behaviour: The abstract is one; the second line of the note is another note, so that the first says the opposite.
#            Written again, there are two notes.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> Utgifterna var 640 miljoner kronor.
#> ['Sidan 12 gäller', 'inte kommunerna.']
#> 1.
#> TY  - RPRT
#> TI  - Budget 2021
#> AB  - Utgifterna var 640 miljoner kronor.
#> N1  - Sidan 12 gäller
#> N1  - inte kommunerna.
#> ER  -
set -euo pipefail

VERSION="${VERSION:-0.10.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "rispy==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import rispy

FILE = """TY  - RPRT
TI  - Budget 2021
AB  - Utgifterna var
640 miljoner kronor.
N1  - Sidan 12 gäller
inte kommunerna.
ER  - 
"""
(reference,) = rispy.loads(FILE)
print(reference["abstract"])
print(reference["notes"])
print(rispy.dumps([reference]).strip())
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "rispy $VERSION behaves otherwise than is written here." >&2
  exit 1
}
