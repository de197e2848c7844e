#!/usr/bin/env bash
# What:      tgt 1.5, annotated speech (Praat's TextGrid) written for ELAN: who speaks of less and more.
# Expected:  &lt; and &amp;, as XML wants them.
# Behaviour: The signs are written as they are: neither ELAN nor any reader of XML can open the file.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> ['<ANNOTATION_VALUE>Andel < 5 % i S & M</ANNOTATION_VALUE>']
#> not XML: not well-formed (invalid token)
set -euo pipefail

VERSION="${VERSION:-1.5}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "tgt==$VERSION" "numpy==2.2.6"

cat >"$FOLDER/try.py" <<'PYTHON'
from xml.etree import ElementTree

import tgt

grid = tgt.core.TextGrid()
tier = tgt.core.IntervalTier(0, 2, "Ek")
tier.add_annotation(tgt.core.Interval(0, 1, "Andel < 5 % i S & M"))
grid.add_tier(tier)
written = tgt.io.export_to_elan(grid)
print([line.strip() for line in written.splitlines() if "VALUE>" in line])
try:
    ElementTree.fromstring(written)
except ElementTree.ParseError as error:
    print("not XML:", str(error).split(":")[0])
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "tgt $VERSION behaves otherwise than is written here." >&2
  exit 1
}
