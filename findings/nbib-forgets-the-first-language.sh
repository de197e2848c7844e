#!/usr/bin/env bash
# What:      nbib 0.3.2 (Python), a reference from PubMed (MEDLINE) to an article in Swedish and English.
# Expected:  Both languages: LA may stand several times (MEDLINE, data elements), as PT may, of which all are kept.
# Behaviour: The last language replaces the one before it: the article is in English only, and in Swedish only where the
#            lines stand the other way round.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> eng ['Journal Article', 'Review']
#> swe ['Journal Article', 'Review']
set -euo pipefail

VERSION="${VERSION:-0.3.2}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "nbib==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import nbib

for languages in (("swe", "eng"), ("eng", "swe")):
    lines = ["PMID- 1", "TI  - Utgifter i skolan", *(f"LA  - {language}" for language in languages)]
    lines += ["PT  - Journal Article", "PT  - Review", "DP  - 2021 May"]
    [reference] = nbib.read("\n".join(lines) + "\n")
    print(reference["language"], reference["publication_types"])
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "nbib $VERSION behaves otherwise than is written here." >&2
  exit 1
}
