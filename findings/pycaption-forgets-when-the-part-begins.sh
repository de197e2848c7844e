#!/usr/bin/env bash
# What:      pycaption 2.3.14, DFXP (TTML) whose part of a recording begins at ten seconds.
# Expected:  A time is counted from where its parent begins (TTML, timing): the div begins at 10 s, so
#            what begins at 1.5 s within it is said at 11.5 s.
# Behaviour: The begin of the div is left out, and that of a span: everything is said ten seconds early.
# Hurts:     a quote is looked for at the wrong place in the recording.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#>             1.5 3.0 Vi betalade 640 miljoner.
#>             12.0 14.0 Nej.
#> begin="10s" 1.5 3.0 Vi betalade 640 miljoner.
#> begin="10s" 12.0 14.0 Nej.
set -euo pipefail

VERSION="${VERSION:-2.3.14}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "pycaption==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from pycaption import DFXPReader

PAGE = """<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="sv"><body><div%s>
<p begin="1.5s" end="3s">Vi betalade 640 miljoner.</p>
<p begin="12s" end="14s"><span begin="1s">Nej.</span></p>
</div></body></tt>"""
for begin in ("", ' begin="10s"'):
    for caption in DFXPReader().read(PAGE % begin).get_captions("sv"):
        print(begin.strip().ljust(11), caption.start / 1_000_000, caption.end / 1_000_000, caption.get_text())
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "pycaption $VERSION behaves otherwise than is written here." >&2
  exit 1
}
