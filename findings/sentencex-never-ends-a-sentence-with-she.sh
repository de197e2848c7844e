#!/usr/bin/env bash
# What:      sentencex 1.0.32, sentences of Swedish (`sv`).
# Expected:  “Det sade hon.” (she said that) is a sentence; `sv` is among its languages.
# Behaviour: After “hon.” (she; in English short for honourable), “ord.” (word), “min.” (mine) and “ut.”
#            (out) no sentence ends; after “han.” (he) it does.
# Hurts:     what she said and what is told after it become one quote.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> ['Det sade han. ', 'Regeringen nekar.']
#> ['Det sade hon. Regeringen nekar.']
#> ['Det sade ord. Regeringen nekar.']
#> ['Det sade min. Regeringen nekar.']
#> ['Det sade ut. Regeringen nekar.']
set -euo pipefail

VERSION="${VERSION:-1.0.32}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "sentencex==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from sentencex import segment

for word in ("han", "hon", "ord", "min", "ut"):
    print(list(segment("sv", f"Det sade {word}. Regeringen nekar.")))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "sentencex $VERSION behaves otherwise than is written here." >&2
  exit 1
}
