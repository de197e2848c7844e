#!/usr/bin/env bash
# What:      sparql-dataframe 0.4 with pandas 3.1.1: the answer of a SPARQL endpoint as a DataFrame.
# Expected:  A plain literal is a text: “0180” and “NA” as they are; the endpoint has told the type
#            of each.
# Behaviour: The answer is fetched as CSV, which has no types, and guessed at: municipality 0180 is
#            180, the name “NA” is missing.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> [[180, nan, 'Stockholm'], [114, 'S', 'Upplands Väsby']]
set -euo pipefail

VERSION="${VERSION:-0.4}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "sparql-dataframe==$VERSION" "pandas==3.1.1"

cat >"$FOLDER/try.py" <<'PYTHON'
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import sparql_dataframe


class Endpoint(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/csv; charset=utf-8")
        self.end_headers()
        self.wfile.write(b"code,party,label\r\n0180,NA,Stockholm\r\n0114,S,Upplands V\xc3\xa4sby\r\n")

    do_POST = do_GET

    def log_message(self, *arguments):
        """Nothing: the output is compared."""


server = ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
threading.Thread(target=server.serve_forever, daemon=True).start()
table = sparql_dataframe.get(f"http://127.0.0.1:{server.server_port}/sparql", "SELECT ?code ?party ?label {}")
print(table.values.tolist())
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "sparql-dataframe $VERSION behaves otherwise than is written here." >&2
  exit 1
}
