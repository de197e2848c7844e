#!/usr/bin/env bash
# What:      normattiva2md 2.1.15 (Python), laws in Akoma Ntoso turned to Markdown: an amount at the beginning of a
#            numbered paragraph, a list with its last clause (`wrapUp`), a change with `del` and `ins`.
# Expected:  500 euro; all parts of the list (Akoma Ntoso: intro, points, wrapUp); of a change what was taken out is
#            marked as such, or left out.
# Behaviour: The paragraph's number is taken off its text, though it isn't there: number 5 makes “00 euro” of 500. “…
#            does not apply” after the points is dropped. What was repealed and what replaced it have the same double
#            parentheses.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> ## Art. 1
#>
#> 5. 00 euro is the fine.
#>
#> 6. The fine for
#>
#> - a) municipalities
#> - b) regions
#>
#> 7. The tax is ((30)) ((33)) per cent.
set -euo pipefail

VERSION="${VERSION:-2.1.15}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "normattiva2md==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from normattiva2md import convert_xml

with open("lag.xml", "w", encoding="utf-8") as file:
    file.write("""<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><body><article eId="art_1">
<num>Art. 1</num>
<paragraph eId="art_1__para_5"><num>5.</num><content><p>500 euro is the fine.</p></content></paragraph>
<paragraph eId="art_1__para_6"><num>6.</num><list><intro><p>The fine for</p></intro>
<point eId="a"><num>a)</num><content><p>municipalities</p></content></point>
<point eId="b"><num>b)</num><content><p>regions</p></content></point>
<wrapUp><p>does not apply before 2022.</p></wrapUp></list></paragraph>
<paragraph eId="art_1__para_7"><num>7.</num><content>
<p>The tax is <del>30</del> <ins>33</ins> per cent.</p></content></paragraph>
</article></body></act></akomaNtoso>""")
print(convert_xml("lag.xml").markdown.strip())
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "normattiva2md $VERSION behaves otherwise than is written here." >&2
  exit 1
}
