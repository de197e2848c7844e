#!/usr/bin/env bash
# What:      swedish-nlp-utils 1.0.0 (Python), `SwedishNormalizer.normalize`, which is to mend what OCR misreads and to
#            shorten names of laws, and `normalize_municipality` (“Göteborgs stad” is Göteborg).
# Expected:  A text without misread letters and laws stays as it is; Borås and Alingsås keep their last letter.
# Behaviour: Each capital I at the beginning of a word becomes a small L: who looks for “inte” (not) or “ingen” (no)
#            finds no denial. “sol” within a word is the law on social services. “nord- och” at a line's end is one
#            word. The names of five towns lose their last letter.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> 'Inte sant. Ingen skatt höjdes.' 'lnte sant. lngen skatt höjdes.'
#> 'Isoleringen av konsolen' 'lSoLeringen av konSoLen'
#> 'Solidaritet' 'SoLidaritet'
#> 'nord-\noch sydgående tåg' 'nordoch sydgående tåg'
#> Göteborgs stad → Göteborg
#> Borås stad → Borå
#> Västerås stad → Västerå
#> Alingsås kommun → Alingså
#> Bollnäs kommun → Bollnä
#> Strängnäs kommun → Strängnä
set -euo pipefail

VERSION="${VERSION:-1.0.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "swedish-nlp-utils==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from swedish_nlp import SwedishNormalizer

normalizer = SwedishNormalizer()
for text in ("Inte sant. Ingen skatt höjdes.", "Isoleringen av konsolen", "Solidaritet", "nord-\noch sydgående tåg"):
    print(repr(text), repr(normalizer.normalize(text)))
for name in ("Göteborgs stad", "Borås stad", "Västerås stad", "Alingsås kommun", "Bollnäs kommun", "Strängnäs kommun"):
    print(name, "→", normalizer.normalize_municipality(name))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "swedish-nlp-utils $VERSION behaves otherwise than is written here." >&2
  exit 1
}
