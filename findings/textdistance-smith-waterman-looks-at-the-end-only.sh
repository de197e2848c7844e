#!/usr/bin/env bash
# What:      textdistance 4.6.3, `smith_waterman`, which looks for the best match of parts of two texts, as for a quote
#            in a speech; and `arith_ncd`, of which a likeness normalized lies between 0 and 1.
# Expected:  The quote stands in all three to the letter: 1, wherever it stands.
# Behaviour: What counts is the match that ends where both texts end: with a word behind it the quote is not like the
#            speech at all. The other likeness is below nought.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> Jag hör att skatten höjs → 1.0
#> Jag hör att skatten höjs i år igen → 0.17
#> skatten höjs enligt mig → 0.08
#> -1.17
set -euo pipefail

VERSION="${VERSION:-4.6.3}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "textdistance==$VERSION" "numpy==2.2.6"

cat >"$FOLDER/try.py" <<'PYTHON'
import textdistance

# Written in Python, not handed on to whatever faster library is installed.
smith_waterman = textdistance.SmithWaterman(external=False)
QUOTE = "skatten höjs"
for speech in ("Jag hör att skatten höjs", "Jag hör att skatten höjs i år igen", "skatten höjs enligt mig"):
    print(speech, "→", round(float(smith_waterman.normalized_similarity(QUOTE, speech)), 2))
print(round(float(textdistance.arith_ncd.normalized_similarity("ökar", "okar")), 2))
PYTHON
"$FOLDER/venv/bin/python" "$FOLDER/try.py" | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "textdistance $VERSION behaves otherwise than is written here." >&2
  exit 1
}
