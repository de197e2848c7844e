#!/usr/bin/env bash
# What:      tei-reader 0.0.17, the text of a TEI file with corrections.
# Expected:  One reading: what was deleted is left out, of `<choice>` the correction or the original
#            is taken; a line break separates words.
# Behaviour: “12” deleted and “24” added is 1224, a word and its correction are one, “640” and
#            “miljoner” on two lines are “640miljoner”.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> Skatten är 1224 procent.
#> Det kostar 640miljoner.
#> Vi höjjerhöjer den.
set -euo pipefail

VERSION="${VERSION:-0.0.17}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "tei-reader==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from tei_reader import TeiReader

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>
</fileDesc></teiHeader><text><body><div><p>Skatten är <del>12</del><add>24</add> procent.</p>
<p>Det kostar 640<lb/>miljoner.</p><p>Vi <choice><sic>höjjer</sic><corr>höjer</corr></choice> den.</p>
</div></body></text></TEI>"""
print(TeiReader().read_string(TEI).text.strip())
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "tei-reader $VERSION behaves otherwise than is written here." >&2
  exit 1
}
