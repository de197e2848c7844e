#!/usr/bin/env bash
# What:      courlan 1.4.0, `clean_url` with its defaults, on addresses of a parliament.
# Expected:  Trackers go, as said; what says which document, session of parliament or point is asked for
#            stays.
# Behaviour: `session`, and with it the year, is dropped: the same list of votes in two sessions has one
#            address. So are names without a value, and the semicolon of a path is written otherwise.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> /voteringar?session=2021%2F22&punkt=3 → /voteringar?punkt=3
#> /voteringar?session=2022%2F23&punkt=3 → /voteringar?punkt=3
#> /voteringar?utm_source=brev&punkt=3 → /voteringar?punkt=3
#> /voteringar?avslag&parti= → /voteringar
#> /prot;2021?punkt=3 → /prot%3B2021?punkt=3
set -euo pipefail

VERSION="${VERSION:-1.4.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "courlan==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from courlan import clean_url

for url in (
    "https://example.org/voteringar?session=2021%2F22&punkt=3",
    "https://example.org/voteringar?session=2022%2F23&punkt=3",
    "https://example.org/voteringar?utm_source=brev&punkt=3",
    "https://example.org/voteringar?avslag&parti=",
    "https://example.org/prot;2021?punkt=3",
):
    print(url.removeprefix("https://example.org"), "→", clean_url(url).removeprefix("https://example.org"))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "courlan $VERSION behaves otherwise than is written here." >&2
  exit 1
}
