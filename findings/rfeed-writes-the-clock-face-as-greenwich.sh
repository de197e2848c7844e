#!/usr/bin/env bash
# What:      rfeed 1.1.1, an item of a feed with a time that knows its zone.
# Expected:  Half past midnight in Stockholm is Sun, 02 May 2021 22:30:00 GMT, or has +0200 behind it.
# Behaviour: The figures stay and GMT is written behind them: two hours late, on another day.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 2021-05-03T00:30:00+02:00
#> Mon, 03 May 2021 00:30:00 GMT
set -euo pipefail

VERSION="${VERSION:-1.1.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "rfeed==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import datetime

import rfeed

at = datetime.datetime(2021, 5, 3, 0, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))
item = rfeed.Item(title="Budget", link="https://example.org/1", pubDate=at)
feed = rfeed.Feed(title="A", link="https://example.org/", description="A", language="sv", items=[item])
print(at.isoformat())
print(feed.rss().split("<pubDate>")[1].split("</pubDate>")[0])
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "rfeed $VERSION behaves otherwise than is written here." >&2
  exit 1
}
