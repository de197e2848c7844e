#!/usr/bin/env bash
# What:      three-merge 0.1.1 (Python), which merges two changes of one text and marks “possible merge conflicts (like
#            Git)”.
# Expected:  Two numbers for one number is a conflict, as 640 and 650 for 630 are.
# Behaviour: When the new numbers have the old one's digits in common, they are put together: of 24 and 45 comes 245,
#            which nobody wrote, without a mark; of 5 and 15 comes 5, and who wrote 15 isn't asked.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> 640 650 → Det kostade 6<<<<<<< ++ 4 ======= ++ 5 >>>>>>>0 miljarder.
#> 24 45 → Det kostade 245 miljarder.
#> 5 15 → Det kostade 5 miljarder.
set -euo pipefail

VERSION="${VERSION:-0.1.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "three-merge==$VERSION" "diff-match-patch==20241021"

cat >"$FOLDER/try.py" <<'PYTHON'
from three_merge import merge

for mine, theirs, old in (("640", "650", "630"), ("24", "45", "4"), ("5", "15", "1")):
    sentence = "Det kostade {} miljarder."
    print(mine, theirs, "→", merge(sentence.format(mine), sentence.format(theirs), sentence.format(old)))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "three-merge $VERSION behaves otherwise than is written here." >&2
  exit 1
}
