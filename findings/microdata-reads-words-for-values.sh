#!/usr/bin/env bash
# What:      microdata 0.8.0 (Python), a ClaimReview marked up in a page.
# Expected:  The value of `<data value="2">` is 2, as that of `<time datetime>` is the date: the
#            HTML standard names both. A line break separates words.
# Behaviour: The words between the tags are taken: the rating is “två av fem”. “miljoner” and “i år”
#            on two lines are “640 miljoneri år”.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> Skatten höjdes med 640 miljoneri år | 2026-01-02 | två av fem
set -euo pipefail

VERSION="${VERSION:-0.8.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "microdata==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import microdata

PAGE = """<div itemscope itemtype="https://schema.org/ClaimReview">
<p itemprop="claimReviewed">Skatten höjdes med 640 miljoner<br>i år</p>
<time itemprop="datePublished" datetime="2026-01-02">2 januari</time>
<p itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating">
<data itemprop="ratingValue" value="2">två av fem</data></p></div>"""
(item,) = microdata.get_items(PAGE)
print(item.claimReviewed, "|", item.datePublished, "|", item.reviewRating.ratingValue)
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "microdata $VERSION behaves otherwise than is written here." >&2
  exit 1
}
