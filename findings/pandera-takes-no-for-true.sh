#!/usr/bin/env bash
# What:      pandera 0.35.0 with pandas 3.1.1 and frictionless 5.21.0: `from_frictionless_schema`, checks of a table
#            made of the Table Schema that comes with a data package.
# Expected:  What the schema says: “nej” is no boolean (`trueValues` and `falseValues` have their defaults), 1.9 no
#            integer, “snart” no date. A field that isn't `required` may be empty, whatever its type.
# Behaviour: All three are valid, the word is true and 1.9 is 1. An empty integer is invalid, an empty number valid.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> boolean nej → valid: True
#> integer 1.9 → valid: 1
#> date snart → valid: snart
#> integer None → invalid
#> number None → valid: nan
set -euo pipefail

VERSION="${VERSION:-0.35.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "pandera[pandas,io]==$VERSION" "pandas==3.1.1" "frictionless==5.21.0"

cat >"$FOLDER/try.py" <<'PYTHON'
import warnings

import pandas
from pandera.errors import SchemaError, SchemaErrors
from pandera.io.pandas_io import from_frictionless_schema

warnings.simplefilter("ignore")

for kind, value in (("boolean", "nej"), ("integer", 1.9), ("date", "snart"), ("integer", None), ("number", None)):
    schema = from_frictionless_schema({"fields": [{"name": "cell", "type": kind}]})
    try:
        said = f"valid: {schema.validate(pandas.DataFrame({'cell': [value]}))['cell'][0]}"
    except (SchemaError, SchemaErrors):
        said = "invalid"
    print(kind, value, "→", said)
PYTHON
"$FOLDER/venv/bin/python" "$FOLDER/try.py" | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "pandera $VERSION behaves otherwise than is written here." >&2
  exit 1
}
