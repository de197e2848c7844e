#!/usr/bin/env bash
# What:      pyreadr 0.5.8 with pandas 3.1.1, a DataFrame written for R (`write_rds`): verdicts on a
#            scale, and a moment in Stockholm.
# Expected:  An ordered factor, falskt < delvis < sant, which R and pandas both have; a POSIXct of 12:30
#            UTC, or an error.
# Behaviour: The factor has no order, so that “at least partly true” can't be asked for; the moment is a
#            text without its zone, two hours late for who reads it.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> written: True 2021-05-03 14:30:00+02:00
#> read:    False '2021-05-03 14:30:00'
set -euo pipefail

VERSION="${VERSION:-0.5.8}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "pyreadr==$VERSION" "pandas==3.1.1"

cat >"$FOLDER/try.py" <<'PYTHON'
import pandas
import pyreadr

scale = ["falskt", "delvis", "sant"]
frame = pandas.DataFrame({
    "omdöme": pandas.Categorical(["sant", "falskt"], categories=scale, ordered=True),
    "när": pandas.to_datetime(["2021-05-03 14:30", "2021-05-04 09:00"]).tz_localize("Europe/Stockholm"),
})
pyreadr.write_rds("a.rds", frame)
read = pyreadr.read_r("a.rds")[None]
print("written:", frame["omdöme"].cat.ordered, frame["när"][0])
print("read:   ", read["omdöme"].cat.ordered, repr(read["när"].iloc[0]))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "pyreadr $VERSION behaves otherwise than is written here." >&2
  exit 1
}
