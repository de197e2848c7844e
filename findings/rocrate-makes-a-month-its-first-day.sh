#!/usr/bin/env bash
# What:      rocrate 0.16.0 (Python), a crate of which only the month or the year is known.
# Expected:  2021-05 and 2021, as they stand in the file (schema.org: Date is ISO 8601).
# Behaviour: `datePublished` of the crate is midnight of the first day, and so is what is written back:
#            nobody sees any more that only the month was known.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 2021-05              2021-05-01T00:00:00
#> 2021                 2021-01-01T00:00:00
#> 2021-05-03T14:30:00Z 2021-05-03T14:30:00+00:00
set -euo pipefail

VERSION="${VERSION:-0.16.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "rocrate==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from rocrate.rocrate import ROCrate

crate = ROCrate()
for text in ("2021-05", "2021", "2021-05-03T14:30:00Z"):
    crate.root_dataset["datePublished"] = text
    crate.datePublished = crate.datePublished
    print(text.ljust(20), crate.root_dataset["datePublished"])
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "rocrate $VERSION behaves otherwise than is written here." >&2
  exit 1
}
