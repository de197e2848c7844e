#!/usr/bin/env bash
# What:      memento-client 0.6.1, the client of the Memento protocol for web archives: the Link header of an archived
#            page whose address has a semicolon, and the date that is asked for.
# Expected:  The address is all between < and > (RFC 8288, 3: a URI-Reference, in which RFC 3986 allows `;`). Half past
#            midnight on 3 May in Sweden is 22.30 on 2 May in Greenwich (RFC 7089: Accept-Datetime is in GMT); or an
#            error.
# Behaviour: The address is cut at the semicolon, and its last letter before it is dropped: both are of another page,
#            and two documents become one. The zone of the time is dropped, and GMT written behind: the archive is asked
#            for the page of two hours later, here of another day.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> https://riksdag.example/do ['original']
#> https://arkiv.example/20210503080000/https://riksdag.example/do ['memento', 'first']
#> https://arkiv.example/20210504080000/https://riksdag.example/do ['memento', 'last']
#> Mon, 03 May 2021 00:30:00 GMT
set -euo pipefail

VERSION="${VERSION:-0.6.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "memento-client==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from datetime import datetime, timedelta, timezone

from memento_client import MementoClient

LINK = (
    '<https://riksdag.example/dok;id=H901>; rel="original",'
    ' <https://arkiv.example/20210503080000/https://riksdag.example/dok;id=H901>; rel="memento first";'
    ' datetime="Mon, 03 May 2021 08:00:00 GMT",'
    ' <https://arkiv.example/20210504080000/https://riksdag.example/dok;id=H902>; rel="memento last";'
    ' datetime="Tue, 04 May 2021 08:00:00 GMT"'
)
for address, parameters in MementoClient.parse_link_header(LINK).items():
    print(address, parameters["rel"])

in_sweden = datetime(2021, 5, 3, 0, 30, tzinfo=timezone(timedelta(hours=2)))
print(MementoClient.convert_to_http_datetime(in_sweden))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "memento-client $VERSION behaves otherwise than is written here." >&2
  exit 1
}
