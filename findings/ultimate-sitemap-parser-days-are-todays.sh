#!/usr/bin/env bash
# What:      ultimate-sitemap-parser 1.8.1, `lastmod` of a month or a year, as the W3C's date format, which
#            sitemaps use, has it.
# Expected:  May 2021, the year 2021, or nothing: another day cannot be known.
# Behaviour: What is missing comes from the clock: a page of May 2021, read on the 30th, was changed on
#            30 May 2021, read on the 1st on 1 May. Of a year, month and day are today's.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> month today's day: True, today's month: False
#> year  today's day: True, today's month: True
set -euo pipefail

VERSION="${VERSION:-1.8.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "ultimate-sitemap-parser==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import calendar
import datetime

from usp.tree import sitemap_from_str

PAGE = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url>%s</url></urlset>'
today = datetime.date.today()
for name, text in (("month", f"2020-{today.month % 12 + 1:02}"), ("year", "2020")):
    inner = f"<loc>https://example.org/</loc><lastmod>{text}</lastmod>"
    (page,) = sitemap_from_str(PAGE % inner).all_pages()
    found = page.last_modified
    last_day = calendar.monthrange(found.year, found.month)[1]
    print(name.ljust(5), "today's day:", found.day == min(today.day, last_day), end=", ")
    print("today's month:", found.month == today.month)
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "ultimate-sitemap-parser $VERSION behaves otherwise than is written here." >&2
  exit 1
}
