#!/usr/bin/env bash
# What:      timefhuman 0.1.5 and parsedatetime 2.6, which find dates in English text; decades and ranges of
#            days.
# Expected:  The 1980s are ten years, or nothing is found; from the 3rd to the 5th of May 2021.
# Behaviour: 1980 s is read as seconds: both find a moment 33 minutes from now. timefhuman makes hours of the
#            days: from three to five at night on 1 May, and of “between 3 and 5 May” the first.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> It began in the 1980s.
#>   timefhuman    | 2020-06-15 12:33:00
#>   parsedatetime | 2020-06-15 12:33:00
#> 3 to 5 May 2021
#>   timefhuman    | 2021-05-01 03:00:00 | 2021-05-01 05:00:00
#>   parsedatetime | 2021-05-05 12:00:00
#> between 3 and 5 May 2021
#>   timefhuman    | 2021-05-01 00:00:00
#>   parsedatetime | 2021-05-05 12:00:00
#> 3 May 2021
#>   timefhuman    | 2021-05-03 00:00:00
#>   parsedatetime | 2021-05-03 12:00:00
set -euo pipefail

VERSION="${VERSION:-0.1.5}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "timefhuman==$VERSION" "parsedatetime==2.6"

cat >"$FOLDER/try.py" <<'PYTHON'
import datetime

import parsedatetime
from timefhuman import tfhConfig, timefhuman

NOW = datetime.datetime(2020, 6, 15, 12, 0)
for text in ("It began in the 1980s.", "3 to 5 May 2021", "between 3 and 5 May 2021", "3 May 2021"):
    found = timefhuman(text, tfhConfig(now=NOW))
    print(text)
    for moment in found:
        print("  timefhuman   ", *(moment if isinstance(moment, tuple) else (moment,)), sep=" | ")
    print("  parsedatetime", parsedatetime.Calendar().parseDT(text, sourceTime=NOW)[0], sep=" | ")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "timefhuman $VERSION behaves otherwise than is written here." >&2
  exit 1
}
