#!/usr/bin/env bash
# What:      nameparser 1.4.0, names of members of a parliament.
# Expected:  Maj is a given name, one of Sweden's most common of its time.
# Behaviour: It is a rank, major, and there is no given name; or the family name is the given one.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> Maj Karlsson       {'title': 'Maj', 'first': '', 'middle': '', 'last': 'Karlsson'}
#> Karlsson, Maj      {'title': 'Maj', 'first': 'Karlsson', 'middle': '', 'last': ''}
#> Maj Britt Ekdahl   {'title': 'Maj', 'first': 'Britt', 'middle': '', 'last': 'Ekdahl'}
#> Eva Karlsson       {'title': '', 'first': 'Eva', 'middle': '', 'last': 'Karlsson'}
set -euo pipefail

VERSION="${VERSION:-1.4.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "nameparser==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from nameparser import HumanName

for name in ("Maj Karlsson", "Karlsson, Maj", "Maj Britt Ekdahl", "Eva Karlsson"):
    read = HumanName(name)
    print(f"{name:18}", dict(title=read.title, first=read.first, middle=read.middle, last=read.last))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "nameparser $VERSION behaves otherwise than is written here." >&2
  exit 1
}
