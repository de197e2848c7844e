#!/usr/bin/env bash
# What:      babel-edtf 1.2.2 with babel 2.19.0: EDTF written for people.
# Expected:  `2016-04/2018` (April 2016 to some time in 2018) keeps its two precisions: “apr.
#            2016–2018”.
# Behaviour: The coarser end gets the precision of the finer one, at its last moment: “dec. 2018”.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 2016-04/2018  apr. 2016–dec. 2018
#> 2016/2018-04  jan. 2016–apr. 2018
#> 2016/2018     2016–2018
set -euo pipefail

VERSION="${VERSION:-1.2.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "babel-edtf==$VERSION" "babel==2.19.0"

cat >"$FOLDER/try.py" <<'PYTHON'
import warnings

warnings.simplefilter("ignore")
from babel_edtf import format_edtf

for text in ("2016-04/2018", "2016/2018-04", "2016/2018"):
    print(f"{text:13} {format_edtf(text, locale='sv')}")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "babel-edtf $VERSION behaves otherwise than is written here." >&2
  exit 1
}
