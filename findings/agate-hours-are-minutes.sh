#!/usr/bin/env bash
# What:      agate 1.14.2, the types it finds by itself, in a column of times of day.
# Expected:  Half past two in the afternoon, or the text as it stands. With its seconds it is 14:30:00.
# Behaviour: Hours and minutes are taken for minutes and seconds of a duration: 14:30 is a quarter of an hour,
#            and written again it says 0:14:30.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> ['870 s', '965 s']
#> votering,tid
#> 1,0:14:30
#> 2,0:16:05
#> ['14:30:00']
set -euo pipefail

VERSION="${VERSION:-1.14.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "agate==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import io

import agate

table = agate.Table.from_csv(io.StringIO("votering,tid\n1,14:30\n2,16:05\n"))
print([f"{time.total_seconds():.0f} s" for time in table.columns["tid"]])
written = io.StringIO()
table.to_csv(written)
print(written.getvalue().strip())
print([str(time) for time in agate.Table.from_csv(io.StringIO("a,b\n1,14:30:00\n")).columns["b"]])
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "agate $VERSION behaves otherwise than is written here." >&2
  exit 1
}
