#!/usr/bin/env bash
# What:      pyaxis 0.4.3, a PX file in Swedish and English, `TRANSLATION`; the values of both variables
#            stand first in Swedish, then in English.
# Expected:  Like with like, by the keyword: the rows are the regions in both languages. PX prescribes no
#            order that would put each translation right behind its original.
# Behaviour: Languages are paired by place: the regions in English are the translation of the years, and
#            “år” (year) is “region”. The module's own warning for this order can't ever be raised.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> Multilingual PX file
#> HEADING {'sv': ['år'], 'en': ['region']}
#> VALUES(år) {'sv': ['2020', '2021'], 'en': ['Are', 'Ockero']}
set -euo pipefail

VERSION="${VERSION:-0.4.3}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "pyaxis==$VERSION" "pandas==3.1.1" "requests==2.34.2"

cat >"$FOLDER/try.py" <<'PYTHON'
from pyaxis import pyaxis

PX = """CHARSET="ANSI";
LANGUAGE="sv";
LANGUAGES="sv","en";
STUB="region";
HEADING="år";
STUB[en]="region";
HEADING[en]="year";
VALUES("region")="Åre","Öckerö";
VALUES("år")="2020","2021";
VALUES[en]("region")="Are","Ockero";
VALUES[en]("year")="2020","2021";
DATA=
1 2
3 4;
"""
with open("a.px", "w", encoding="utf-8") as file:
    file.write(PX)
for key, texts in pyaxis.parse("a.px", "utf-8")["TRANSLATION"].items():
    print(key, texts)
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "pyaxis $VERSION behaves otherwise than is written here." >&2
  exit 1
}
