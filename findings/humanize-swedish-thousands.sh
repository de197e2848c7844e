#!/usr/bin/env bash
# What:      humanize 4.17.0 after `activate("sv_SE")`.
# Expected:  Numbers in Swedish form: “640 000” and “1,3 miljoner”.
# Behaviour: The words are translated, the signs are English: “640,000”, which a Swede reads as 640,
#            and “1.3 miljoner”.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 640,000 | 12,345.678 | 1.3 miljoner
#> 640.000 | 12.345,678 | 1,3 Millionen
set -euo pipefail

VERSION="${VERSION:-4.17.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "humanize==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import humanize

humanize.i18n.activate("sv_SE")
print(humanize.intcomma(640_000), "|", humanize.intcomma(12_345.678), "|", humanize.intword(1_260_000))
humanize.i18n.activate("de_DE")
print(humanize.intcomma(640_000), "|", humanize.intcomma(12_345.678), "|", humanize.intword(1_260_000))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "humanize $VERSION behaves otherwise than is written here." >&2
  exit 1
}
