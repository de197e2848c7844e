#!/usr/bin/env bash
# What:      undate 0.8.0 (Python, uncertain dates), EDTF read and written again.
# Expected:  `2023~` comes back as `2023~`, or is refused as `{2020,2022}` is.
# Behaviour: The marks `~`, `?` and `%` are accepted, and gone: the date is certain, and written so.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 2023~        2023        2023-01-01 to 2023-12-31
#> 2016?        2016        2016-01-01 to 2016-12-31
#> 2016-04%     2016-04     2016-04-01 to 2016-04-30
#> 2016-04-14~  2016-04-14  2016-04-14 to 2016-04-14
set -euo pipefail

VERSION="${VERSION:-0.8.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "undate==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from undate import Undate

for text in ("2023~", "2016?", "2016-04%", "2016-04-14~"):
    date = Undate.parse(text, "EDTF")
    print(f"{text:12} {date.format('EDTF'):11} {date.earliest} to {date.latest}")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "undate $VERSION behaves otherwise than is written here." >&2
  exit 1
}
