#!/usr/bin/env bash
# What:      pydantic2-schemaorg 0.3.0 with pydantic 2.14.4, a ClaimReview of which only the year is known, written as
#            JSON-LD.
# Expected:  2021, as 2021-05 is written: schema.org's Date is a date of ISO 8601, which may be a year. A place in a
#            list (`position`) may be a text, and is one here.
# Behaviour: The year is taken for seconds since 1970: half past midnight on New Year's Day of that year. The text is a
#            number, without its noughts.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> datePublished '2021-05-03' → '2021-05-03'
#> datePublished '2021-05' → '2021-05'
#> datePublished '2021' → '1970-01-01T00:33:41+00:00'
#> position '007' → 7
set -euo pipefail

VERSION="${VERSION:-0.3.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "pydantic2-schemaorg==$VERSION" "pydantic==2.14.4"

cat >"$FOLDER/try.py" <<'PYTHON'
import json
import warnings

from pydantic2_schemaorg.ClaimReview import ClaimReview

warnings.simplefilter("ignore")

for name, value in (
    ("datePublished", "2021-05-03"),
    ("datePublished", "2021-05"),
    ("datePublished", "2021"),
    ("position", "007"),
):
    written = json.loads(ClaimReview(**{name: value}).json(exclude_none=True, by_alias=True))
    print(name, repr(value), "→", repr(written[name]))
PYTHON
"$FOLDER/venv/bin/python" "$FOLDER/try.py" | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "pydantic2-schemaorg $VERSION behaves otherwise than is written here." >&2
  exit 1
}
