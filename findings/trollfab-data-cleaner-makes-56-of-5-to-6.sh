#!/usr/bin/env bash
# What:      trollfab-data-cleaner 1.0.0, “Swedish-specific utilities”: amounts as Swedes write them
#            (`parse_swedish_amount`), and how alike two sentences are (`TextSimilarity.cosine_similarity`).
# Expected:  −5.5 of “-5,50”; 49.9 of “49:90”, as shops write it; of a range and of thousands of kronor (tkr) no
#            amount, or the right one. A correction of 5 to 50 percent makes another sentence.
# Behaviour: The sign and the colon are dropped as if they were spaces, and so is what is not understood. Words of one
#            or two signs are left out of the comparison: the sentences are equal, whatever their numbers.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> 1 250,50 kr → 1250.5
#> -5,50 → 5.5
#> 49:90 → 4990.0
#> 5–6 → 56.0
#> 640 tkr → 640.0
#> 1.0
set -euo pipefail

VERSION="${VERSION:-1.0.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "trollfab-data-cleaner==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from data_cleaner import TextSimilarity
from data_cleaner.swedish import parse_swedish_amount

for text in ("1 250,50 kr", "-5,50", "49:90", "5–6", "640 tkr"):
    print(text, "→", parse_swedish_amount(text))
before, after = "Skatten höjdes med 5 procent", "Skatten höjdes med 50 procent"
print(TextSimilarity().cosine_similarity(before, after))
PYTHON
"$FOLDER/venv/bin/python" "$FOLDER/try.py" | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "trollfab-data-cleaner $VERSION behaves otherwise than is written here." >&2
  exit 1
}
