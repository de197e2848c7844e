#!/usr/bin/env bash
# What:      bioc 2.1, a brat file read and written again: a place is tied to an entry in a register.
# Expected:  All lines again: normalisations (N) belong to brat's standoff format.
# Behaviour: The tie is dropped on reading, and nothing said; entities, events, notes and the rest stay.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> ['T1', 'T2', 'E1', '#1']
#> T1	Tal 12 24	640 miljoner
#> T2	Plats 27 30	Åre
#> E1	Tal:T1 Ort:T2
#> #1	AnnotatorNotes E1	stämmer
set -euo pipefail

VERSION="${VERSION:-2.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "bioc==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import io

from bioc import brat

LINES = """T1\tTal 12 24\t640 miljoner
T2\tPlats 27 30\tÅre
E1\tTal:T1 Ort:T2
N1\tReference T2 Kommun:2321\tÅre kommun
#1\tAnnotatorNotes E1\tstämmer
"""
document = brat.load(io.StringIO("Ek betalade 640 miljoner i Åre."), io.StringIO(LINES))
print([annotation.id for annotation in document.annotations])
written = io.StringIO()
brat.dump(document, io.StringIO(), written)
print(written.getvalue().strip())
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "bioc $VERSION behaves otherwise than is written here." >&2
  exit 1
}
