#!/usr/bin/env bash
# What:      bratly 0.1.4 (Python), brat's annotations: two people have marked the same claim, and the second has also said
#            that it is false, and who made it; `remove_duplicates`.
# Expected:  The claim once, with the verdict and with who made it: there is only one of each of them.
# Behaviour: Of the two equal marks the first is kept, and with the second all that hangs on it is dropped: the verdict
#            and the speaker, which nobody has said twice. Nothing says so.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> 5 annotations
#> T1	Claim 0 12	Skatten höjs
#> T3	Speaker 20 22	Ek
set -euo pipefail

VERSION="${VERSION:-0.1.4}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "bratly==$VERSION" "pydantic==2.13.0"

cat >"$FOLDER/try.py" <<'PYTHON'
from bratly import AnnotationCollection, AttributeAnnotation, EntityAnnotation, RelationAnnotation

lines = ["T1\tClaim 0 12\tSkatten höjs", "T2\tClaim 0 12\tSkatten höjs", "T3\tSpeaker 20 22\tEk"]
entities = {line[:2]: EntityAnnotation.from_line(line) for line in lines}
collection = AnnotationCollection(
    annotations=[
        *entities.values(),
        AttributeAnnotation.from_line("A1\tVerdict T2 falskt", entities),
        RelationAnnotation.from_line("R1\tSaidBy Arg1:T2 Arg2:T3", entities),
    ]
)
print(len(collection.annotations), "annotations")
collection.remove_duplicates()
for annotation in collection.annotations:
    print(annotation)
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "bratly $VERSION behaves otherwise than is written here." >&2
  exit 1
}
