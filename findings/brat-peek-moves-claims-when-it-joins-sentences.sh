#!/usr/bin/env bash
# What:      brat-peek 0.1.2.1 (`peek`), an annotated document cut into sentences by `doc2sent` and joined again by
#            `sent2doc` (“Given a list of AnnSentences, merge them into a single document”).
# Expected:  Each annotation stands on its words, as it did in the document and does in each sentence.
# Behaviour: Each sentence counts as two characters, whatever its length: from the second on all spans lie in the first
#            one, on other words.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> 640 miljoner ((12, 24),) '640 miljoner'
#> 24 miljarder ((17, 29),) '24 miljarder'
#> 3 procent ((15, 24),) '3 procent'
#> True
#> 640 miljoner ((12, 24),) '640 miljoner'
#> 24 miljarder ((19, 31),) 'joner.\nUnder'
#> 3 procent ((19, 28),) 'joner.\nUn'
set -euo pipefail

VERSION="${VERSION:-0.1.2.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "brat-peek==$VERSION" "pandas==3.1.1" "seaborn==0.13.2" "unidecode==1.4.0"

cat >"$FOLDER/try.py" <<'PYTHON'
from peek import ann_structure, txt

TEXT = "Vi betalade 640 miljoner.\nUnderskottet var 24 miljarder.\nSkatten höjdes 3 procent.\n"
QUOTES = ("640 miljoner", "24 miljarder", "3 procent")

with open("tal.txt", "w", encoding="utf-8") as file:
    file.write(TEXT)
with open("tal.ann", "w", encoding="utf-8") as file:
    for number, quote in enumerate(QUOTES, 1):
        start = TEXT.index(quote)
        file.write(f"T{number}\tTal {start} {start + len(quote)}\t{quote}\n")

sentences = txt.doc2sent(ann_structure.AnnDocument("tal.ann", txt=True))
for sentence in sentences:
    (entity,) = sentence.anns["entities"]
    print(entity.text, entity.span, repr(sentence.txt[0][slice(*entity.span[0])]))
joined = txt.sent2doc(sentences)
print("".join(joined.txt) == TEXT)
for entity in joined.anns["entities"]:
    print(entity.text, entity.span, repr("".join(joined.txt)[slice(*entity.span[0])]))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "brat-peek $VERSION behaves otherwise than is written here." >&2
  exit 1
}
