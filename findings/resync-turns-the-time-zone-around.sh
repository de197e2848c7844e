#!/usr/bin/env bash
# What:      resync 2.0.1, the ResourceSync client and library, reading `lastmod`.
# Expected:  One in the morning at +02:00 is eleven the evening before in UTC.
# Behaviour: The offset is added instead of taken off: three in the morning. A Swedish source's
#            changes lie four hours too late in summer and two in winter, some on another day, and
#            are written so again.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> https://example.org/1 2026-04-14T03:00:00Z
#> https://example.org/2 2026-04-13T23:00:00Z
set -euo pipefail

VERSION="${VERSION:-2.0.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "resync==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from resync.resource_list import ResourceList

XML = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:rs="http://www.openarchives.org/rs/terms/">
<rs:md capability="resourcelist" at="2026-04-14T10:00:00Z"/>
<url><loc>https://example.org/1</loc><lastmod>2026-04-14T01:00:00+02:00</lastmod></url>
<url><loc>https://example.org/2</loc><lastmod>2026-04-13T23:00:00Z</lastmod></url>
</urlset>"""
resources = ResourceList()
resources.parse(str_data=XML)
for resource in resources:
    print(resource.uri, resource.lastmod)
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "resync $VERSION behaves otherwise than is written here." >&2
  exit 1
}
