#!/usr/bin/env bash
# What:      edtf 5.0.2 (Python), `lower_fuzzy()` and `upper_fuzzy()` of an approximate day.
# Expected:  “About 3 May 2023” reaches a day, or some days, to each side: the padding of its
#            precision.
# Behaviour: The paddings of year, month and day are added up: 13 months and a day to each side, more
#            than for “about 2023” as a whole; `%` doubles that.
# Hurts:     who filters claims by such bounds finds those of a year before and after.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 2023~        2022-01-01 2024-12-31
#> 2023-05~     2022-04-01 2024-06-30
#> 2023-05-03~  2022-04-02 2024-06-04
#> 2023-05-03%  2021-03-01 2025-07-05
set -euo pipefail

VERSION="${VERSION:-5.0.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "edtf==$VERSION" "pyparsing==3.3.3"

cat >"$FOLDER/try.py" <<'PYTHON'
import warnings

warnings.simplefilter("ignore")
from edtf import parse_edtf

for text in ("2023~", "2023-05~", "2023-05-03~", "2023-05-03%"):
    date = parse_edtf(text)
    bounds = [f"{d.tm_year}-{d.tm_mon:02}-{d.tm_mday:02}" for d in (date.lower_fuzzy(), date.upper_fuzzy())]
    print(f"{text:12}", *bounds)
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "edtf $VERSION behaves otherwise than is written here." >&2
  exit 1
}
