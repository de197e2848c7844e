#!/usr/bin/env bash
# What:      mendelai-brat-parser 0.0.11, a file of brat (standoff) with a normalisation (`N1`), an old-style attribute
#            (`M1`) and an equivalence (`*`), which brat's manual lists beside entities, relations, events and
#            attributes.
# Expected:  The texts are “640 miljoner” and “Eva Ek”, and the negation is an attribute (brat: “the ID prefix M for
#            attributes”); or the lines that it doesn't know are left out, or an error.
# Behaviour: Each such line is glued to the text of the entity before it: the quote now says what the annotators wrote
#            about it. Written back, the entity has new fragments, far behind its words; the negation is gone.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> T1 ((0, 6),) 'Eva Ek\nN1 Reference T1 Wikidata:Q42 Eva Ek, statsråd'
#> T2 ((16, 28),) '640 miljoner\nM1 Negation T2\n* Equiv T1 T3'
#> T3 ((40, 43),) 'Hon'
#> attributes []
#> T1	Person 0 6	Eva Ek
#> T2	Tal 16 28;29 43	640 miljoner M1 Negation T2
#> T3	Person 40 43	Hon
set -euo pipefail

VERSION="${VERSION:-0.0.11}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "mendelai-brat-parser==$VERSION" "smart_open==9.0.2"

cat >"$FOLDER/try.py" <<'PYTHON'
import brat_parser

FILE = """T1\tPerson 0 6\tEva Ek
N1\tReference T1 Wikidata:Q42\tEva Ek, statsråd
T2\tTal 16 28\t640 miljoner
M1\tNegation T2
*\tEquiv T1 T3
T3\tPerson 40 43\tHon
"""
document = brat_parser.parse_string(FILE)
for entity in document.entities:
    print(entity.id, entity.span, repr(entity.text))
print("attributes", document.attributes)
print(brat_parser.dumps(document))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "mendelai-brat-parser $VERSION behaves otherwise than is written here." >&2
  exit 1
}
