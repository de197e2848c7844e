#!/usr/bin/env bash
# What:      alto-tools 0.1.0, the text of a scanned page in ALTO; a word that is parted at a line's end.
# Expected:  stats budgetens 640, or statsbudgetens 640. ALTO has both the halves and the whole word.
# Behaviour: Instead of the second half comes once more what was written last, without a space: the first
#            half again, and the number behind it is glued to it: “stats640”.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> Utgifterna i stats
#> stats640 miljoner
set -euo pipefail

VERSION="${VERSION:-0.1.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "alto-tools==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import subprocess

XMLNS = "http://www.loc.gov/standards/alto/ns-v3#"
SUBS = 'SUBS_CONTENT="statsbudgetens" SUBS_TYPE='
PAGE = f"""<alto xmlns="{XMLNS}"><Layout><Page ID="P1"><PrintSpace><TextBlock ID="B1">
<TextLine ID="L1"><String CONTENT="Utgifterna"/><SP/><String CONTENT="i"/><SP/>
<String CONTENT="stats" {SUBS}"HypPart1"/><HYP CONTENT="-"/></TextLine>
<TextLine ID="L2"><String CONTENT="budgetens" {SUBS}"HypPart2"/><SP/><String CONTENT="640"/><SP/>
<String CONTENT="miljoner"/></TextLine>
</TextBlock></PrintSpace></Page></Layout></alto>"""
with open("page.xml", "w", encoding="utf-8") as file:
    file.write(PAGE)
text = subprocess.check_output(["venv/bin/alto-tools", "-t", "page.xml"], text=True)
print("\n".join(line.rstrip() for line in text.splitlines() if line.strip()))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "alto-tools $VERSION behaves otherwise than is written here." >&2
  exit 1
}
