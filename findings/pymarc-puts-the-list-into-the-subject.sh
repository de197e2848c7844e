#!/usr/bin/env bash
# What:      pymarc 5.4.0, `format_field`, which formats subject headings: one from the list of Swedish
#            subjects (`sao`), with its address.
# Expected:  Välfärd -- Sverige. What list a subject is from ($2) and its address ($0) tell of the heading
#            (MARC 21, 650) and are none of its words.
# Behaviour: Both are words of the subject, so that one subject from two lists is two.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> Välfärd -- Sverige sao https://example.org/sao/1
#> Välfärd -- Sverige barn https://example.org/barn/1
set -euo pipefail

VERSION="${VERSION:-5.4.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "pymarc==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from pymarc import Field, Indicators, Subfield

for source in ("sao", "barn"):
    subfields = [Subfield("a", "Välfärd"), Subfield("z", "Sverige"), Subfield("2", source)]
    subfields.append(Subfield("0", f"https://example.org/{source}/1"))
    print(Field(tag="650", indicators=Indicators(" ", "7"), subfields=subfields).format_field())
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "pymarc $VERSION behaves otherwise than is written here." >&2
  exit 1
}
