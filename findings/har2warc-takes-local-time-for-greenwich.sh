#!/usr/bin/env bash
# What:      har2warc 1.0.4, a page that a browser in Sweden saved as HAR, made WARC; half past midnight in summer.
# Expected:  22:30 UTC of the day before, as the offset says (WARC-Date is UTC); the request asks for /sida?q=640.
# Behaviour: The offset is cut off and Z put in its place: two hours late, on the next day. Of what was asked for
#            the query is gone, while the address of the record has it.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 2021-05-03T00:30:00Z https://example.org/sida?q=640
#> GET /sida HTTP/1.1
set -euo pipefail

VERSION="${VERSION:-1.0.4}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "har2warc==$VERSION" "warcio==1.8.1"

cat >"$FOLDER/try.py" <<'PYTHON'
import json
import subprocess

from warcio.archiveiterator import ArchiveIterator

page = {"mimeType": "text/html", "text": "<p>640</p>", "size": 10}
line = {"method": "GET", "url": "https://example.org/sida?q=640", "httpVersion": "HTTP/1.1"}
request = {**line, "headers": [], "bodySize": 0}
response = {"status": 200, "statusText": "OK", "httpVersion": "HTTP/1.1", "headers": [], "content": page}
entry = {"startedDateTime": "2021-05-03T00:30:00.000+02:00", "request": request, "response": response}
creator = {"name": "browser", "version": "1"}
with open("page.har", "w", encoding="utf-8") as file:
    json.dump({"log": {"version": "1.2", "creator": creator, "pages": [], "entries": [entry]}}, file)
subprocess.run(["venv/bin/har2warc", "page.har", "page.warc"], check=True)
with open("page.warc", "rb") as file:
    for record in ArchiveIterator(file):
        if record.rec_type == "request":
            print(record.rec_headers["WARC-Date"], record.rec_headers["WARC-Target-URI"])
            print(record.http_headers.protocol, record.http_headers.statusline)
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "har2warc $VERSION behaves otherwise than is written here." >&2
  exit 1
}
