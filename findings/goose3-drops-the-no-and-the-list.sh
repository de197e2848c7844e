#!/usr/bin/env bash
# What:      goose3 3.1.22, the text of a news article in which a minister is quoted.
# Expected:  The minister's “Nej.” and the amounts in the list: they are what the article is about.
#            10<sup>6</sup> is not 106, nor is the mark of a note part of the number.
# Behaviour: The short answer and the list are left out: the question is followed by something else. A
#            million is 106, and 13 percent with note 1 are “procent1”.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> Regeringen höjer skatten med 106 kronor, enligt budgeten som lades fram i riksdagen under tisdagen.
#>
#> Blir det mer än 13 procent1, frågade oppositionen, som har sagt det många gånger förut i kammaren.
#>
#> Det är omöjligt att höja skatten mer än så, för då går folk hem och ekonomin stannar.
#>
#> Så sade ministern, och berättade om hur budgeten togs fram och varför den ser ut som den gör i år och nästa år.
set -euo pipefail

VERSION="${VERSION:-3.1.22}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "goose3==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from goose3 import Goose

PAGE = """<html lang="sv"><head><title>Skatten höjs</title></head><body><article><h1>Skatten höjs</h1>
<p>Regeringen höjer skatten med 10<sup>6</sup> kronor, enligt budgeten som lades fram i riksdagen under tisdagen.</p>
<p>Blir det mer än 13 procent<sup><a href="#1">1</a></sup>, frågade oppositionen, som har sagt det många gånger förut i kammaren.</p>
<p>Nej.</p>
<ul><li>Skolan får 640 mkr</li><li>Vården får 12 mkr</li></ul>
<blockquote><p>Det är omöjligt att höja skatten mer än så, för då går folk hem och ekonomin stannar.</p></blockquote>
<p>Så sade ministern, och berättade om hur budgeten togs fram och varför den ser ut som den gör i år och nästa år.</p>
</article></body></html>"""
print(Goose().extract(raw_html=PAGE).cleaned_text)
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "goose3 $VERSION behaves otherwise than is written here." >&2
  exit 1
}
