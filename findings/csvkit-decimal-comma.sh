#!/usr/bin/env bash
# What:      csvkit 2.2.0 (agate 1.14.2), `csvjson` on a column with decimal commas.
# Expected:  “1,5” is text, or 1.5: a comma with one digit after it separates no thousands.
# Behaviour: Every comma is taken out: 15.0 and 225.0, ten and a hundred times too much, within one
#            column.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> [{"andel": 15.0, "enhet": "procent"}, {"andel": 225.0, "enhet": "procent"}]
set -euo pipefail

VERSION="${VERSION:-2.2.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "csvkit==$VERSION" "agate==1.14.2"

cat >"$FOLDER/try.py" <<'PYTHON'
import subprocess
from pathlib import Path

Path("table.csv").write_text('andel,enhet\n"1,5",procent\n"2,25",procent\n')
print(subprocess.check_output(["venv/bin/csvjson", "table.csv"], text=True))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "csvkit $VERSION behaves otherwise than is written here." >&2
  exit 1
}
