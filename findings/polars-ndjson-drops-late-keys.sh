#!/usr/bin/env bash
# What:      polars 2.1.0, `read_ndjson` where a key comes first in a late line.
# Expected:  The column is there, null before; or an error, as DuckDB raises.
# Behaviour: The first 100 lines decide on the columns. A key that comes later is dropped with its
#            value.
# Hurts:     corrections are few and late, and exactly they are lost.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> [{'id': 'b'}]
#> [{'id': 'b', 'correction': 'The number was wrong.'}]
set -euo pipefail

VERSION="${VERSION:-2.1.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "polars==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import io

import polars as pl

lines = '{"id": "a"}\n' * 150 + '{"id": "b", "correction": "The number was wrong."}\n'
print(pl.read_ndjson(io.StringIO(lines)).tail(1).to_dicts())
print(pl.read_ndjson(io.StringIO(lines), infer_schema_length=None).tail(1).to_dicts())
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "polars $VERSION behaves otherwise than is written here." >&2
  exit 1
}
