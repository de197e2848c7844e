#!/usr/bin/env bash
# What:      edtf 5.0.2 (Python, EDTF/ISO 8601-2) with pyparsing 3.3.3, which it allows.
# Expected:  Importing a library works in a program that turns warnings into errors.
# Behaviour: pyparsing 3.3 warns of two named groups in edtf's grammar, at import; with `-W error`
#            nothing can be imported. Without it dates and intervals are parsed as before.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> -W error: 1 pyparsing.warnings.PyparsingDiagnosticWarning: warn_multiple_tokens_in_named_alternation: setti
#> without:  (2020, 12, 31)
set -euo pipefail

VERSION="${VERSION:-5.0.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "edtf==$VERSION" "pyparsing==3.3.3"

cat >"$FOLDER/try.py" <<'PYTHON'
import subprocess
import sys

strict = subprocess.run(
    [sys.executable, "-W", "error", "-c", "import edtf"], capture_output=True, text=True
)
print("-W error:", strict.returncode, strict.stderr.splitlines()[-1][:95])
again = "from edtf import parse_edtf as p; print(p('2020-09-22/2020-12-31').upper_strict()[:3])"
print("without: ", subprocess.check_output([sys.executable, "-W", "ignore", "-c", again], text=True).strip())
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "edtf $VERSION behaves otherwise than is written here." >&2
  exit 1
}
