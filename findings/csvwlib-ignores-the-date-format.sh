#!/usr/bin/env bash
# What:      csvwlib 0.3.2, CSV on the Web converted to JSON; a column of dates with the format that
#            its metadata declare, and one with a null value.
# Expected:  `d/M/yyyy` says what is day and what month: 3/5/2021 is 3 May. `NA` is declared as null
#            and left out.
# Behaviour: The format is not looked at: 3 May becomes 5 March, 14 May stays what it is, so that
#            one column has both. `NA` is a text.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> {'day': '2021-03-05', 'name': 'NA'}
#> {'day': '2021-05-14', 'name': 'Ek'}
set -euo pipefail

VERSION="${VERSION:-0.3.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "csvwlib==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import json
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from csvwlib import CSVWConverter


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        """Nothing: the output is compared."""


columns = [
    {"name": "day", "titles": "day", "datatype": {"base": "date", "format": "d/M/yyyy"}},
    {"name": "name", "titles": "name", "null": "NA"},
]
metadata = {"@context": "http://www.w3.org/ns/csvw", "url": "t.csv", "tableSchema": {"columns": columns}}
Path("t.csv").write_text("day,name\n3/5/2021,NA\n14/5/2021,Ek\n")
Path("t.csv-metadata.json").write_text(json.dumps(metadata))
server = ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
threading.Thread(target=server.serve_forever, daemon=True).start()
address = f"http://127.0.0.1:{server.server_port}/t.csv"
for row in CSVWConverter.to_json(address, address + "-metadata.json", mode="minimal"):
    print(row)
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "csvwlib $VERSION behaves otherwise than is written here." >&2
  exit 1
}
