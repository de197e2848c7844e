#!/usr/bin/env bash
# What:      webanno2spacy 0.1.0, a file of WebAnno TSV 3 whose text has a quotation: “640 miljoner” within it and 2021
#            behind it are annotated as said by Ek.
# Expected:  Two relations. In WebAnno TSV a quotation mark is a token like another: its manual escapes backslash,
#            brackets, bar, underscore, arrow, semicolon, tab, newline and asterisk.
# Behaviour: The file is read as CSV with `"` as its quote: from the opening mark to the closing one all rows are one
#            cell. Whatever is said in a quotation has no annotation, and nothing tells.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> [(22, 0), (41, 0)]
#> [(43, 0)]
set -euo pipefail

VERSION="${VERSION:-0.1.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "webanno2spacy==$VERSION" "spacy==3.8.18"

cat >"$FOLDER/try.py" <<'PYTHON'
import csv

import spacy
from webanno2spacy import convert_rows

TOKENS = ["Ek", "sade", ":", '"', "Det", "kostade", "640", "miljoner", '"', "i", "maj", "2021", "."]
LABELS = {"Ek": "Person[1]", "640": "Tal[2]", "miljoner": "Tal[2]", "2021": "Tal[3]"}


def convert(text: str) -> list[tuple[int, int]]:
    """The relations, as places of what was said and of who said it."""
    rows, place = ["#FORMAT=WebAnno TSV 3.2", "#T_SP=custom.Claim|value", "", "", f"#Text={text}"], 0
    for number, token in enumerate([token for token in TOKENS if token in text], 1):
        place = text.index(token, place)
        head = "sagt_av\t1-1[1_2]" if token in ("640", "2021") else "_\t_"
        rows.append(f"1-{number}\t{place}-{place + len(token)}\t{token}\t{LABELS.get(token, '_')}\t{head}\t")
        place += len(token)
    # Read as the package's convert_file does it.
    reader = csv.reader([row + "\n" for row in rows], delimiter="\t", quotechar='"')
    return sorted(convert_rows(spacy.blank("sv"), text, reader)._.rel)


print(convert("Ek sade : Det kostade 640 miljoner i maj 2021 ."))
print(convert('Ek sade : "Det kostade 640 miljoner" i maj 2021 .'))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "webanno2spacy $VERSION behaves otherwise than is written here." >&2
  exit 1
}
