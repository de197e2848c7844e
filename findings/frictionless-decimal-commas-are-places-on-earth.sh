#!/usr/bin/env bash
# What:      frictionless 5.21.0, `describe` of a CSV with semicolons and decimal commas, as
#            spreadsheets write it in Swedish.
# Expected:  “1,5” is a number or a text.
# Behaviour: A column of such numbers is of type geopoint, and 1,5 is the place at one degree east and
#            five north. Of 0,05 and 0,10 five and ten are left. Whole numbers stay integers.
# Hurts:     a schema that is made so and kept reads the next file in the same way, and finds it
#            valid.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> ['andel: geopoint', 'avgift: geopoint', 'mkr: integer']
#> {'andel': [1.0, 5.0], 'avgift': [0.0, 5.0], 'mkr': 640}
#> {'andel': [2.0, 25.0], 'avgift': [0.0, 10.0], 'mkr': 12}
set -euo pipefail

VERSION="${VERSION:-5.21.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "frictionless==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from pathlib import Path

from frictionless import describe

Path("t.csv").write_text("andel;avgift;mkr\n1,5;0,05;640\n2,25;0,10;12\n")
resource = describe("t.csv")
print([f"{field.name}: {field.type}" for field in resource.schema.fields])
for row in resource.read_rows():
    print(row.to_dict())
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "frictionless $VERSION behaves otherwise than is written here." >&2
  exit 1
}
