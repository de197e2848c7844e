#!/usr/bin/env bash
# What:      everypolitician-popolo 0.0.11, people and memberships in Popolo whose dates are years or months, as
#            the format allows: what was somebody's name on a day?
# Expected:  Until 2014 reaches to the end of 2014, as the same library says of a membership until 2021.
# Behaviour: Names are compared as texts: on each day of its last year, or month, a name is over already, and the
#            answer is the name of today.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 2013-09-01 Eva Ek True
#> 2014-03-01 Eva Berg True
#> 2021-04-30 Eva Lind False
#> 2021-05-03 Eva Berg False
set -euo pipefail

VERSION="${VERSION:-0.0.11}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "everypolitician-popolo==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from datetime import date

from popolo_data.importer import Popolo

names = [
    {"name": "Eva Ek", "start_date": "2010", "end_date": "2014"},
    {"name": "Eva Lind", "start_date": "2015", "end_date": "2021-05"},
]
popolo = Popolo(
    {
        "persons": [{"id": "p1", "name": "Eva Berg", "other_names": names}],
        "organizations": [{"id": "o1", "name": "Partiet"}],
        "memberships": [{"person_id": "p1", "organization_id": "o1", "start_date": "2010", "end_date": "2014"}],
    }
)
for day in (date(2013, 9, 1), date(2014, 3, 1), date(2021, 4, 30), date(2021, 5, 3)):
    print(day, popolo.persons.first.name_at(day), popolo.memberships.first.current_at(day))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "everypolitician-popolo $VERSION behaves otherwise than is written here." >&2
  exit 1
}
