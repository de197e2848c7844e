#!/usr/bin/env bash
# What:      newspaper4k 0.9.6, a news article with a table, a note and a power; the page says of when it
#            is by its month.
# Expected:  Cells with spaces or lines between; 10 6 or 10^6; a date of May 2021, or the first of it.
# Behaviour: Year and amount are one number, 2021640, a million is 106, and 13 percent with note 1
#            “procent1”. The day is that on which the program runs.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> Regeringen höjer skatten med 106 kronor, enligt budgeten som lades fram i riksdagen under tisdagen.
#>
#> ÅrMkr2021640
#> 2021-05 today's day
set -euo pipefail

VERSION="${VERSION:-0.9.6}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "newspaper4k==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from datetime import date

from newspaper import Article

PAGE = """<html lang="sv"><head><title>Skatten höjs</title><meta property="article:published_time" content="2021-05"></head>
<body><article><h1>Skatten höjs</h1>
<p>Regeringen höjer skatten med 10<sup>6</sup> kronor, enligt budgeten som lades fram i riksdagen under tisdagen.</p>
<table><tr><th>År</th><th>Mkr</th></tr><tr><td>2021</td><td>640</td></tr></table>
<p>Blir det mer än 13 procent<sup><a href="#1">1</a></sup>, frågade oppositionen, som har sagt det många gånger förut.</p>
</article></body></html>"""
article = Article("https://example.org/skatten", language="sv")
article.download(input_html=PAGE)
article.parse()
print(article.text)
published = article.publish_date
print(published.strftime("%Y-%m"), "today's day" if published.day == date.today().day else published.day)
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "newspaper4k $VERSION behaves otherwise than is written here." >&2
  exit 1
}
