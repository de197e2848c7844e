#!/usr/bin/env bash
# What:      spaCy 3.8.18, `Doc.to_json()` and `from_json()`; entities and spans with ids.
# Expected:  What has an id has it afterwards, as through a DocBin.
# Behaviour: The ids of spans (`id_`, `span_id`) are not written, and nothing is said; a DocBin keeps
#            them. Of entities the link to a knowledge base (`kb_id_`) is lost as well.
# Hurts:     who keeps a claim's id with its span can't tell, after JSON, which claim it was.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> DocBin spans [('640 miljoner', 'Claim', 'c-17')] entities [('Skatten', 'Topic', 'e-3', 'Q8161')]
#> JSON   spans [('640 miljoner', 'Claim', '')] entities [('Skatten', 'Topic', '', '')]
set -euo pipefail

VERSION="${VERSION:-3.8.18}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "spacy==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import warnings

warnings.simplefilter("ignore")
import spacy
from spacy.tokens import Doc, DocBin, Span

swedish = spacy.blank("sv")
doc = swedish("Skatten höjs med 640 miljoner.")
doc.spans["claims"] = [Span(doc, 3, 5, label="Claim", span_id="c-17")]
doc.set_ents([Span(doc, 0, 1, label="Topic", span_id="e-3", kb_id="Q8161")])
(binary,) = DocBin(docs=[doc]).get_docs(swedish.vocab)
for name, read in (("DocBin", binary), ("JSON  ", Doc(swedish.vocab).from_json(doc.to_json()))):
    spans = [(s.text, s.label_, s.id_) for s in read.spans["claims"]]
    print(name, "spans", spans, "entities", [(s.text, s.label_, s.id_, s.kb_id_) for s in read.ents])
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "spaCy $VERSION behaves otherwise than is written here." >&2
  exit 1
}
