#!/usr/bin/env bash
# What:      cdxj-util 1.0.0 (Python), which searches the index of a web archive (CDXJ): pages by their addresses, to
#            the letter (`search_multiple_urls`).
# Expected:  Each page of the index by its own address.
# Behaviour: An address with an encoded letter, with a plus sign for a space, or with one name twice, is never found: its
#            query is decoded, and compared to what is encoded. A parameter without a value is dropped, so that another
#            page is found for it: the whole document for its deleted part.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> sok?q=skatt -> sok?q=skatt
#> sok?q=v%C3%A5rd ->
#> sok?q=640+mkr ->
#> sok?ar=2020&parti=s&ar=2021 ->
#> dok?id=H901 -> dok?id=H901
#> dok?id=H901&struken= -> dok?id=H901
set -euo pipefail

VERSION="${VERSION:-1.0.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "cdxj-util==$VERSION" "aiofiles==25.1.0"

cat >"$FOLDER/try.py" <<'PYTHON'
from cdxj_util import CDXJSearch
from cdxj_util.core import CDXJRecord

ADDRESSES = [
    "https://riksdag.example/sok?q=skatt",
    "https://riksdag.example/sok?q=v%C3%A5rd",
    "https://riksdag.example/sok?q=640+mkr",
    "https://riksdag.example/sok?ar=2020&parti=s&ar=2021",
    "https://riksdag.example/dok?id=H901",
    "https://riksdag.example/dok?id=H901&struken=",
]
search = CDXJSearch([CDXJRecord("se,riksdag)/", "20210503080000", {"url": address}) for address in ADDRESSES])
found = search.search_multiple_urls(ADDRESSES)
for address in ADDRESSES:
    print(address.rpartition("/")[2], "->", *[row["metadata"]["url"].rpartition("/")[2] for row in found.get(address, [])])
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "cdxj-util $VERSION behaves otherwise than is written here." >&2
  exit 1
}
