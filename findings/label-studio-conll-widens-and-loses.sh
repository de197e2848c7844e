#!/usr/bin/env bash
# What:      label-studio-sdk 2.1.2, its converter to CoNLL 2003.
# Expected:  A span that cuts a token, or lies within another, is refused or told of.
# Behaviour: A span over part of a word takes the whole word; of two that overlap one is left out;
#            the full stop after a date is joined to it. Nothing is said.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> Kommunen          O
#> fick              O
#> 640               B-Claim
#> miljoner          I-Claim
#> kronor            I-Claim
#> 2015              B-Number
#> /                 I-Number
#> 16.               I-Number
#> Skattehöjningen   B-Claim
#> kom               O
#> sedan             O
#> .                 O
set -euo pipefail

VERSION="${VERSION:-2.1.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "label-studio-sdk==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import json
import logging
import warnings
from pathlib import Path

warnings.simplefilter("ignore")
logging.disable()
from label_studio_sdk.converter import Converter

text = "Kommunen fick 640 miljoner kronor 2015/16. Skattehöjningen kom sedan."
view = (
    '<View><Labels name="label" toName="text"><Label value="Claim"/><Label value="Number"/></Labels>'
    '<Text name="text" value="$text"/></View>'
)


def span(number, quote, label):
    start = text.index(quote)
    value = {"start": start, "end": start + len(quote), "text": quote, "labels": [label]}
    return {"id": str(number), "from_name": "label", "to_name": "text", "type": "labels", "value": value}


spans = [("640 miljoner kronor", "Claim"), ("640", "Number"), ("2015/16", "Number"), ("Skatte", "Claim")]
result = [span(number, quote, label) for number, (quote, label) in enumerate(spans)]
task = {"id": 1, "data": {"text": text}, "annotations": [{"id": 1, "completed_by": 1, "result": result}]}
Path("in.json").write_text(json.dumps([task]))
Converter(config=view, project_dir=".").convert("in.json", "out", "CONLL2003", is_dir=False)
for line in Path("out/result.conll").read_text().splitlines():
    if line and not line.startswith("-DOCSTART"):
        word, _, _, label = line.split(" ")
        print(f"{word:17} {label}")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "label-studio-sdk $VERSION behaves otherwise than is written here." >&2
  exit 1
}
