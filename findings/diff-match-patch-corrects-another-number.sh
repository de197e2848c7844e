#!/usr/bin/env bash
# What:      diff-match-patch 20241021, a correction of 12 to 13 percent put into a text that has another
#            number.
# Expected:  False: the 12 that the patch replaces is not there.
# Behaviour: The patch is applied, and reported as applied: 21 percent become 3 (a figure fewer), 32
#            become 33, 5 become 3.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> Andelen är 13 procent i år. [True]
#> Andelen är 3 procent i fjol. [True]
#> Andelen är 33 procent i fjol. [True]
#> Andelen är 3 procent i fjol. [True]
set -euo pipefail

VERSION="${VERSION:-20241021}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "diff-match-patch==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from diff_match_patch import diff_match_patch

differ = diff_match_patch()
patches = differ.patch_make("Andelen är 12 procent i år.", "Andelen är 13 procent i år.")
for text in (
    "Andelen är 12 procent i år.",
    "Andelen är 21 procent i fjol.",
    "Andelen är 32 procent i fjol.",
    "Andelen är 5 procent i fjol.",
):
    print(*differ.patch_apply(patches, text))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "diff-match-patch $VERSION behaves otherwise than is written here." >&2
  exit 1
}
