#!/usr/bin/env bash
# What:      conllu 6.0.0 (Python), the MISC column of CoNLL-U.
# Expected:  A value runs to the next `|`: an address with a query, or a formula, keeps its equals
#            signs, as in pyconll. What is read and serialized again is the same.
# Behaviour: The value is cut at its second equals sign, and written so: the address leads to
#            another page.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> {'Ref': 'https://example.org/dok?id', 'SpaceAfter': 'No'}
#> Ref=https://example.org/dok?id|SpaceAfter=No
set -euo pipefail

VERSION="${VERSION:-6.0.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "conllu==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import conllu

address = "https://example.org/dok?id=H901&sida=5"
line = "1\t640\t640\tNUM\t_\t_\t0\troot\t_\tRef=" + address + "|SpaceAfter=No\n\n"
(sentence,) = conllu.parse(line)
print(sentence[0]["misc"])
print(sentence.serialize().split("\t")[-1].strip())
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "conllu $VERSION behaves otherwise than is written here." >&2
  exit 1
}
