#!/usr/bin/env bash
# What:      simplemma 2.0.0, Swedish lemmas.
# Expected:  “skulder” (debts) goes to “skuld”, as the rest of its forms do.
# Behaviour: “skulder” alone becomes “skuldra” (shoulder), every other form “skuld”, so forms of one
#            word never meet in an index; mice (“möss”) become a cap.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> skuld         skuld
#> skulden       skuld
#> skulder       skuldra
#> skulderna     skuld
#> statsskulder  statsskuld
#> möss          mössa
set -euo pipefail

VERSION="${VERSION:-2.0.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "simplemma==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import simplemma

for word in ("skuld", "skulden", "skulder", "skulderna", "statsskulder", "möss"):
    print(f"{word:13} {simplemma.lemmatize(word, lang='sv')}")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "simplemma $VERSION behaves otherwise than is written here." >&2
  exit 1
}
