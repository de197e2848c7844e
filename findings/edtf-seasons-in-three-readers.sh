#!/usr/bin/env bash
# What:      EDTF seasons (`2021-22` summer, `2021-24` winter) in edtf 5.0.2 (Python), edtf 4.11.1
#            and @edtf-ts/core 0.4.2 (npm).
# Expected:  The same days from every library: ISO 8601-2 numbers the seasons, so does EDTF.
# Behaviour: Three winters of 2021: December alone; October to December; December to February 2022.
#            Summer is June to August, or the second calendar quarter. The standard leaves the days
#            open.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 2021-22 @edtf-ts/core 2021-06-01 2021-08-31
#> 2021-22 Python edtf   2021-06-01 2021-08-31
#> 2021-22 npm edtf      2021-04-01 2021-06-30
#> 2021-24 @edtf-ts/core 2021-12-01 2022-02-28
#> 2021-24 Python edtf   2021-12-01 2021-12-31
#> 2021-24 npm edtf      2021-10-01 2021-12-31
set -euo pipefail

VERSION="${VERSION:-5.0.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "edtf==$VERSION" "pyparsing==3.3.3"
npm install --silent --no-audit --no-fund --prefix "$FOLDER" "edtf@4.11.1" "@edtf-ts/core@0.4.2"

cat >"$FOLDER/try.py" <<'PYTHON'
import warnings

warnings.simplefilter("ignore")
from edtf import parse_edtf

for text in ("2021-22", "2021-24"):
    date = parse_edtf(text)
    days = [f"{d.tm_year}-{d.tm_mon:02}-{d.tm_mday:02}" for d in (date.lower_strict(), date.upper_strict())]
    print(f"{text} {'Python edtf':13}", *days)
PYTHON
cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import edtf from 'edtf'
import { parse } from '@edtf-ts/core'

const day = (ms) => new Date(Number(ms)).toISOString().slice(0, 10)
for (const text of ['2021-22', '2021-24']) {
  const one = edtf(text)
  const two = parse(text).value
  console.log(text, 'npm edtf'.padEnd(13), day(one.min), day(one.max))
  console.log(text, '@edtf-ts/core', day(two.min), day(two.max))
}
JAVASCRIPT
(cd "$FOLDER" && venv/bin/python try.py && node try.mjs) | sort | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "edtf $VERSION behaves otherwise than is written here." >&2
  exit 1
}
