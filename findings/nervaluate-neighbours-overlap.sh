#!/usr/bin/env bash
# What:      nervaluate 1.2.1, `Evaluator(…, loader="dict")` with places of characters as spaCy,
#            Prodigy and Web Annotations count them: the end is not in the span.
# Expected:  Two spans that share no character are one missed and one spurious, whether a space stands
#            between them or not.
# Behaviour: The end is counted in, which only the source says: where one span begins at the end of
#            another, they overlap, and the prediction is right by type and half right by place.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> next to it   ent_type  correct 1 partial 0 missed 0
#> next to it   partial   correct 0 partial 1 missed 0
#> one further  ent_type  correct 0 partial 0 missed 1
#> one further  partial   correct 0 partial 0 missed 1
set -euo pipefail

VERSION="${VERSION:-1.2.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "nervaluate==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from nervaluate import Evaluator


def span(start, end):
    return {"label": "CLAIM", "start": start, "end": end}


for label, predicted in (("next to it", span(10, 20)), ("one further", span(11, 20))):
    result = Evaluator([[span(0, 10)]], [[predicted]], tags=["CLAIM"], loader="dict").evaluate()
    for name in ("ent_type", "partial"):
        scores = result["overall"][name]
        print(f"{label:12} {name:9} correct {scores.correct} partial {scores.partial} missed {scores.missed}")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "nervaluate $VERSION behaves otherwise than is written here." >&2
  exit 1
}
