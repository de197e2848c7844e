#!/usr/bin/env bash
# What:      webvtt-py 0.6.0, `from_srt` and `from_string`; figures with “less than”.
# Expected:  In SRT “<” is a sign like others: “Andelen < 5 och > 3 procent”. In WebVTT it is
#            written `&lt;`, and `text` is what is shown.
# Behaviour: In SRT all from “<” to the next “>” is taken for a tag and left out, figure and all:
#            “Andelen 3 procent”. In WebVTT the `&lt;` stays as it is.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> Andelen  3 procent
#> Andelen &lt; 5 procent
set -euo pipefail

VERSION="${VERSION:-0.6.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "webvtt-py==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from pathlib import Path

import webvtt

Path("t.srt").write_text("1\n00:00:01,000 --> 00:00:04,000\nAndelen < 5 och > 3 procent\n")
print(webvtt.from_srt("t.srt")[0].text)
print(webvtt.from_string("WEBVTT\n\n00:01.000 --> 00:04.000\nAndelen &lt; 5 procent\n")[0].text)
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "webvtt-py $VERSION behaves otherwise than is written here." >&2
  exit 1
}
