#!/usr/bin/env bash
# What:      mf2py 2.0.2, an event in microformats: its end is in a `value-title`, its start has the offset +02.
# Expected:  14:30+02, and 4 June 10:00: the value class pattern has both (the title of the `value-title` is
#            the value; ±HH is a time zone).
# Behaviour: The offset is dropped. The title is looked for on another element, and the day found before is
#            put in: the event ends on the day when it began.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> ['2021-05-03 14:30'] ['2021-05-03']
set -euo pipefail

VERSION="${VERSION:-2.0.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "mf2py==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import mf2py

HTML = """<div class="h-event">
<p class="dt-start"><span class="value">2021-05-03</span> <span class="value">14:30</span>
<span class="value">+02</span></p>
<p class="dt-end"><span class="value-title" title="2021-06-04T10:00"> </span>i juni</p></div>"""
properties = mf2py.parse(HTML, url="http://example.org/")["items"][0]["properties"]
print(properties["start"], properties["end"])
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "mf2py $VERSION behaves otherwise than is written here." >&2
  exit 1
}
