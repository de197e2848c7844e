#!/usr/bin/env bash
# What:      sacremoses 0.2.0, the Moses tokenizer in Python, for Swedish: words taken apart and put together again.
# Expected:  EU:s (of the EU), a word by itself, as the tokenizer of Moses has it for Finnish and Swedish; put together
#            again, the text as it was: prop. 2021/22:1, 3/4, 10 %, which Swedish writes with a space.
# Behaviour: The rule for the colon is there, but within a comment; EU:s is three tokens. Detokenized, a space stands
#            in the word, in the number of the bill and in the fraction, and none before the percent sign.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> ['EU', ':', 's', 'budget'] → EU: s budget
#> ['prop.', '2021', '/', '22', ':', '1'] → prop. 2021 / 22: 1
#> ['Det', 'är', '3', '/', '4', ',', 'inte', '10', '%', '.'] → Det är 3 / 4, inte 10%.
set -euo pipefail

VERSION="${VERSION:-0.2.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "sacremoses==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from sacremoses import MosesDetokenizer, MosesTokenizer

tokenizer, detokenizer = MosesTokenizer(lang="sv"), MosesDetokenizer(lang="sv")
for text in ("EU:s budget", "prop. 2021/22:1", "Det är 3/4, inte 10 %."):
    tokens = tokenizer.tokenize(text)
    print(tokens, "→", detokenizer.detokenize(tokens))
PYTHON
"$FOLDER/venv/bin/python" "$FOLDER/try.py" | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "sacremoses $VERSION behaves otherwise than is written here." >&2
  exit 1
}
