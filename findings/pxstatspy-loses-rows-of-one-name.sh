#!/usr/bin/env bash
# What:      pxstatspy 1.0.1 with pandas 3.1.1, the wrapper of Statistics Sweden's PxWebApi 2: a
#            table with two categories of one label (a branch, 01, and its sub-branch 01.1), as
#            texts, which is the default.
# Expected:  A row for every cell that the API has sent: four.
# Behaviour: Rows of one label are one row, and the later value wins: of Odling the 12 of the
#            sub-branch stay, the 640 of the branch are gone, and “2 rows” are said to be what was
#            retrieved.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> Successfully retrieved 2 rows of data
#> [['Odling', '2020', 12], ['Odling', '2021', 14]]
#> Successfully retrieved 4 rows of data
#> [['01', '2020', 640], ['01', '2021', 660], ['01.1', '2020', 12], ['01.1', '2021', 14]]
set -euo pipefail

VERSION="${VERSION:-1.0.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "pxstatspy==$VERSION" "pandas==3.1.1"

cat >"$FOLDER/try.py" <<'PYTHON'
import json
import threading
from contextlib import redirect_stdout
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO

from pxstatspy import OutputFormatParam, PxAPI, PxAPIConfig


def dimension(label, **labels):
    codes = {code: place for place, code in enumerate(labels)}
    return {"label": label, "category": {"index": codes, "label": labels}}


TABLE = {
    "version": "2.0",
    "class": "dataset",
    "label": "T",
    "id": ["SNI", "ContentsCode", "Tid"],
    "size": [2, 1, 2],
    "dimension": {
        "SNI": dimension("bransch", **{"01": "Odling", "01.1": "Odling"}),
        "ContentsCode": dimension("innehåll", A="Antal"),
        "Tid": dimension("år", **{"2020": "2020", "2021": "2021"}),
    },
    "value": [640, 660, 12, 14],
}
SETTINGS = {"maxDataCells": 1000, "maxCallsPerTimeWindow": 30, "timeWindow": 10}


class Api(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(SETTINGS if "config" in self.path else TABLE).encode())

    do_POST = do_GET

    def log_message(self, *arguments):
        """Nothing: the output is compared."""


server = ThreadingHTTPServer(("127.0.0.1", 0), Api)
threading.Thread(target=server.serve_forever, daemon=True).start()
with redirect_stdout(StringIO()):
    api = PxAPI(PxAPIConfig(base_url=f"http://127.0.0.1:{server.server_port}/"))
wanted = {"SNI": ["01", "01.1"], "ContentsCode": ["A"], "Tid": ["2020", "2021"]}
for form in (OutputFormatParam.USE_TEXTS, OutputFormatParam.USE_CODES):
    with redirect_stdout(StringIO()) as told:
        table = api.get_data_as_dataframe(table_id="T", value_codes=wanted, output_format_param=form)
    print(told.getvalue().strip().splitlines()[-1])
    print(table.values.tolist())
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "pxstatspy $VERSION behaves otherwise than is written here." >&2
  exit 1
}
