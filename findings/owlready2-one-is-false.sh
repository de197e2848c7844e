#!/usr/bin/env bash
# What:      Owlready2 0.51, values of RDF as Python has them, read and written again.
# Expected:  "1" is true, one of the four ways in which XML Schema writes a boolean; a decimal is exact, and has no
#            greatest number of digits.
# Behaviour: "1" is False, and nothing said. Decimals are floats: their digits beyond those are dropped in the file as
#            well.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> boolean true → True → true
#> boolean 1 → False → 1
#> decimal 0.1234567890123456789 → 0.12345678901234568 → 0.12345678901234568
#> decimal 640.50 → 640.5 → 640.5
set -euo pipefail

VERSION="${VERSION:-0.51}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "owlready2==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import io

from owlready2 import World

HERE, OWL = "https://fakta.example/", "http://www.w3.org/2002/07/owl#"
XSD, TYPE = "http://www.w3.org/2001/XMLSchema#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
CLASSES = f"""<{HERE}claim> <{TYPE}> <{HERE}Claim> .
<{HERE}Claim> <{TYPE}> <{OWL}Class> .
<{HERE}says> <{TYPE}> <{OWL}DatatypeProperty> .
"""

for text, kind in (("true", "boolean"), ("1", "boolean"), ("0.1234567890123456789", "decimal"), ("640.50", "decimal")):
    triples = f'{CLASSES}<{HERE}claim> <{HERE}says> "{text}"^^<{XSD}{kind}> .\n'
    world, written = World(), io.BytesIO()
    ontology = world.get_ontology(HERE).load(fileobj=io.BytesIO(triples.encode()), format="ntriples")
    value = world[f"{HERE}claim"].says[0]
    ontology.save(written, format="ntriples")
    again = next(line for line in written.getvalue().decode().splitlines() if "says> \"" in line)
    print(kind, text, "→", value, "→", again.split('"')[1])
PYTHON
"$FOLDER/venv/bin/python" "$FOLDER/try.py" | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "owlready2 $VERSION behaves otherwise than is written here." >&2
  exit 1
}
