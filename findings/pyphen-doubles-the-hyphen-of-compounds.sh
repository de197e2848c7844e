#!/usr/bin/env bash
# What:      pyphen 0.18.1, Swedish words that have a hyphen already.
# Expected:  e-post, at the line's end e- and post; EU- and avgiften: a hyphen that is there is where the word
#            breaks, and none is put in beside it.
# Behaviour: A second hyphen is put behind the first, and one before it; the abbreviation HVB is parted as well.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> arbetslöshet ar-bets-lös-het ('ar-', 'betslöshet')
#> e-post e--post ('e--', 'post')
#> EU-avgiften EU---av-gif-ten ('EU--', 'avgiften')
#> HVB-hem HV-B--hem ('HVB--', 'hem')
set -euo pipefail

VERSION="${VERSION:-0.18.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "pyphen==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import pyphen

swedish = pyphen.Pyphen(lang="sv_SE")
for word in ("arbetslöshet", "e-post", "EU-avgiften", "HVB-hem"):
    print(word, swedish.inserted(word), swedish.wrap(word, 5))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "pyphen $VERSION behaves otherwise than is written here." >&2
  exit 1
}
