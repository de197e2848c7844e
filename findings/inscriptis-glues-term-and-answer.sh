#!/usr/bin/env bash
# What:      inscriptis 2.7.6, `get_text` of a definition list.
# Expected:  The term and what is said of it stand apart, as a browser shows them.
# Behaviour: “ModeraternaJa”: no space, no new line between `<dt>` and `<dd>`.
# Hurts:     parties' answers and key figures are often marked up so.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 'ModeraternaJaUtfall 2022640'
set -euo pipefail

VERSION="${VERSION:-2.7.6}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "inscriptis==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from inscriptis import get_text

print(repr(get_text("<dl><dt>Moderaterna</dt><dd>Ja</dd><dt>Utfall 2022</dt><dd>640</dd></dl>").strip()))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "inscriptis $VERSION behaves otherwise than is written here." >&2
  exit 1
}
