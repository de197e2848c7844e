#!/usr/bin/env bash
# What:      cite-right 0.4.0 (PyPI), which finds what a source says for each sentence of an answer, and how much of it is
#            verified (`verify_facts`): answers that say something else than the source.
# Expected:  Not supported, or in part, as where two people have changed places: that a tax is raised is no support for
#            that it isn't, and 5 percent are none for 50.
# Behaviour: With “inte” (not) in it, a sentence is supported, and verified, by the one that it denies. Of 50 percent it
#            is verified by 5, though supported in part only.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> Skatten höjs. → Skatten höjs inte. supported 1.0
#> Regeringen höjer skatten i år. → Regeringen höjer inte skatten i år. supported 1.0
#> Skatten höjs med 5 procent från maj. → Skatten höjs med 50 procent från maj. partial 1.0
#> Eva Öst slog Bo Ek. → Bo Ek slog Eva Öst. partial 0.0
set -euo pipefail

VERSION="${VERSION:-0.4.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "cite-right==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from cite_right import align_citations, verify_facts

for answer, source in (
    ("Skatten höjs inte.", "Skatten höjs."),
    ("Regeringen höjer inte skatten i år.", "Regeringen höjer skatten i år."),
    ("Skatten höjs med 50 procent från maj.", "Skatten höjs med 5 procent från maj."),
    ("Bo Ek slog Eva Öst.", "Eva Öst slog Bo Ek."),
):
    (aligned,) = align_citations(answer, [source])
    print(source, "→", answer, aligned.status, round(verify_facts(answer, [source]).verification_rate, 2))
PYTHON
"$FOLDER/venv/bin/python" "$FOLDER/try.py" | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "cite-right $VERSION behaves otherwise than is written here." >&2
  exit 1
}
