#!/usr/bin/env bash
# What:      timelength 3.0.4, durations in English text; `success` says that all was read.
# Expected:  An hour and a half is 5400 seconds, with its unit “h” behind it; minus five minutes −300.
# Behaviour: The unit behind 1:30 isn't looked at, and it is 90 seconds; a number without a unit, and the
#            minus, are dropped. All this is a success.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 1.5 h | 5400.0 | True
#> 1:30 h | 90.0 | True
#> 1 h 30 | 3600.0 | True
#> -5 min | 300.0 | True
set -euo pipefail

VERSION="${VERSION:-3.0.4}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "timelength==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from timelength import TimeLength

for text in ("1.5 h", "1:30 h", "1 h 30", "-5 min"):
    result = TimeLength(text).result
    print(text, result.seconds, result.success, sep=" | ")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "timelength $VERSION behaves otherwise than is written here." >&2
  exit 1
}
