#!/usr/bin/env bash
# What:      granian 2.8.7 (WSGI), a streamed answer whose iterator raises midway. Mended in 2.8.9.
# Expected:  The connection is cut, so that the client knows (HTTP/1.1: no last chunk).
# Behaviour: The chunked answer gets its proper end: status 200, whole lines, nothing to tell it from
#            a complete one.
# Hurts:     half a data set is taken for the whole.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 200 b'id\nk7\n' complete
set -euo pipefail

VERSION="${VERSION:-2.8.7}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "granian==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import http.client
import socket
import subprocess
import sys
import time
from pathlib import Path

Path("failing.py").write_text("""
def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/csv")])
    yield b"id\\nk7\\n"
    raise RuntimeError("the database went away")
""")
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
options = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--log-level", "critical"]
server = subprocess.Popen([sys.executable, "-m", "granian", *options, "failing:application"])
try:
    for _ in range(150):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            break
        except ConnectionRefusedError:
            time.sleep(0.2)
    client = http.client.HTTPConnection("127.0.0.1", port)
    client.request("GET", "/")
    answer = client.getresponse()
    try:
        print(answer.status, answer.read(), "complete")
    except http.client.IncompleteRead as error:
        print(answer.status, error.partial, "cut")
finally:
    server.terminate()
    server.wait()
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "granian $VERSION behaves otherwise than is written here." >&2
  exit 1
}
