#!/usr/bin/env bash
# What:      formulas 1.3.4, which computes the formulas of Excel files without Excel.
# Expected:  VALUE("640,5") is 6405 where the comma parts thousands, 640.5 where it is the decimal sign,
#            or #VALUE!. ROUND(1.005,2) is 1.01 and MROUND(2.5,1) 3, as in Excel and LibreOffice.
# Behaviour: The text is taken for a date: 233,757 days, the first of January 2540. 1.005 and 2.5 go down.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> =VALUE("640,5")    233757.0
#> =VALUE("640.5")    640.5
#> =ROUND(1.005,2)    1.0
#> =ROUND(2.675,2)    2.68
#> =MROUND(2.5,1)     2.0
set -euo pipefail

VERSION="${VERSION:-1.3.4}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "formulas==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import formulas

for text in ('=VALUE("640,5")', '=VALUE("640.5")', "=ROUND(1.005,2)", "=ROUND(2.675,2)", "=MROUND(2.5,1)"):
    print(f"{text:18}", formulas.Parser().ast(text)[1].compile()())
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "formulas $VERSION behaves otherwise than is written here." >&2
  exit 1
}
