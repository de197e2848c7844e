#!/usr/bin/env bash
# What:      pybrat 0.1.7 reading a text whose lines end with CR and LF, as a brat server on such files
#            annotates it: brat counts both characters.
# Expected:  Spans lie on the words that the annotation quotes; `error="raise"` raises where they don't.
# Behaviour: The text is opened with line ends translated and the offsets are kept, so that each span
#            after a line end is moved by one for each. The quote stands beside it and is not compared.
# Hurts:     “640 miljoner” is taken to be “40 miljoner.”
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> quoted '640 miljoner', lies on '40 miljoner.'
#> quoted 'Skatten', lies on 'atten h'
set -euo pipefail

VERSION="${VERSION:-0.1.7}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "pybrat==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from pathlib import Path

from pybrat.parser import BratParser

text = "Rad ett.\r\nKommunen betalade 640 miljoner.\r\nSkatten höjs inte."
folder = Path("annotated")
folder.mkdir()
(folder / "a.txt").write_text(text, newline="")
lines = []
for number, quote in enumerate(("640 miljoner", "Skatten"), start=1):
    start = text.index(quote)
    lines.append(f"T{number}\tClaim {start} {start + len(quote)}\t{quote}\n")
(folder / "a.ann").write_text("".join(lines))
(example,) = BratParser(error="raise").parse(str(folder))
for entity in example.entities:
    (span,) = entity.spans
    print(f"quoted {entity.mention!r}, lies on {example.text[span.start : span.end]!r}")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "pybrat $VERSION behaves otherwise than is written here." >&2
  exit 1
}
