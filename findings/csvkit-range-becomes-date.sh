#!/usr/bin/env bash
# What:      csvkit 2.2.0 (agate 1.14.2), `csvjson` on ranges, fractions and names.
# Expected:  “10-15” and “3/4” stay texts; so do people called April and August.
# Behaviour: They become days of the year 2001, and of the year 1.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> [{"andel": "2001-10-15", "nr": 1.0}, {"andel": "2001-03-04", "nr": 2.0}]
#> [{"andel": "2001-03-04", "nr": 1.0}, {"andel": "2001-01-05", "nr": 2.0}]
#> [{"namn": "0001-04-01", "nr": 1.0}, {"namn": "0001-08-01", "nr": 2.0}]
set -euo pipefail

VERSION="${VERSION:-2.2.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "csvkit==$VERSION" "agate==1.14.2"

cat >"$FOLDER/try.py" <<'PYTHON'
import subprocess
from pathlib import Path

for rows in ("andel,nr\n10-15,1\n3-4,2\n", "andel,nr\n3/4,1\n1/5,2\n", "namn,nr\nApril,1\nAugust,2\n"):
    Path("table.csv").write_text(rows)
    print(subprocess.check_output(["venv/bin/csvjson", "table.csv"], text=True))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "csvkit $VERSION behaves otherwise than is written here." >&2
  exit 1
}
