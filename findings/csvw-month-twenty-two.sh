#!/usr/bin/env bash
# What:      csvw 4.1.1 (Python, CSV on the Web), datatype `gYearMonth`.
# Expected:  `2021-22` has no such month: ValueError, as `2016-04` is none for `date`.
# Behaviour: It is valid; and an integer may be `640.0` or `1_000`.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> gYearMonth '2021-22' → '2021-22'
#> date '2016-04' → ValueError
#> integer '640.0' → 640
#> integer '1_000' → 1000
set -euo pipefail

VERSION="${VERSION:-4.1.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "csvw==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from csvw.metadata import Datatype

for base, text in (("gYearMonth", "2021-22"), ("date", "2016-04"), ("integer", "640.0"), ("integer", "1_000")):
    try:
        print(base, repr(text), "→", repr(Datatype.fromvalue(base).parse(text)))
    except ValueError:
        print(base, repr(text), "→ ValueError")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "csvw $VERSION behaves otherwise than is written here." >&2
  exit 1
}
