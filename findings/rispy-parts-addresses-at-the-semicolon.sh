#!/usr/bin/env bash
# What:      rispy 0.10.0, a reference in RIS read and written again.
# Expected:  One address, to the letter: a semicolon is one of the signs that an address may hold (RFC
#            3986, 2.2).
# Behaviour: The address ends at its semicolon, and what follows it, if only the last part of a query,
#            is a second address. Written again, the first leads elsewhere and the second nowhere.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> ['https://example.org/prot', '2021?p=3', 'q=12']
#> TY  - NEWS
#> TI  - Budget
#> UR  - https://example.org/prot
#> UR  - 2021?p=3
#> UR  - q=12
#> ER  -
set -euo pipefail

VERSION="${VERSION:-0.10.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "rispy==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import rispy

RIS = """TY  - NEWS
TI  - Budget
UR  - https://example.org/prot;2021?p=3;q=12
ER  -
"""
references = rispy.loads(RIS)
print(references[0]["urls"])
print(rispy.dumps(references).split("\n", 1)[1].strip())
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "rispy $VERSION behaves otherwise than is written here." >&2
  exit 1
}
