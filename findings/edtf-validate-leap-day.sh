#!/usr/bin/env bash
# What:      edtf-validate 2.0.0 (Python), `is_valid`.
# Expected:  29 February is refused in a year that has none, as 30 February is.
# Behaviour: It is valid in every year, also 1900 and 2023; within an interval it is refused.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 2024-02-29             True
#> 2023-02-29             True
#> 1900-02-29             True
#> 2023-02-30             False
#> 2023-02-29/2023-03-01  False
set -euo pipefail

VERSION="${VERSION:-2.0.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "edtf-validate==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from edtf_validate.valid_edtf import is_valid

for text in ("2024-02-29", "2023-02-29", "1900-02-29", "2023-02-30", "2023-02-29/2023-03-01"):
    print(f"{text:22} {is_valid(text)}")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "edtf-validate $VERSION behaves otherwise than is written here." >&2
  exit 1
}
