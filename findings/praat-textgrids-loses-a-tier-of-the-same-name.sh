#!/usr/bin/env bash
# What:      praat-textgrids 1.4.0 (Python, `textgrids`), a TextGrid of Praat with two tiers called “tal”, one a
#            speaker, and `merge` of two intervals.
# Expected:  Both tiers: in Praat's format a tier has its number, and names may be the same; or an error. What was said
#            in two intervals stays two words, and a quotation keeps its marks (doubled in the file).
# Behaviour: The first tier is gone, and the file written again has one. Merged, “betalade” and “640” are one word; of a
#            quotation the opening mark is doubled and the closing one missing.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> [('tal', ['Vi betalade', '640 ""miljoner'])]
#> True ['Vi betalade640 ""miljoner']
set -euo pipefail

VERSION="${VERSION:-1.4.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "praat-textgrids==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import textgrids


def tier(number: int, *texts: str) -> str:
    intervals = "".join(
        f"        intervals [{n}]:\n            xmin = {n - 1} \n            xmax = {n} \n"
        f'            text = "{text}" \n'
        for n, text in enumerate(texts, 1)
    )
    return (
        f'    item [{number}]:\n        class = "IntervalTier" \n        name = "tal" \n        xmin = 0 \n'
        f"        xmax = {len(texts)} \n        intervals: size = {len(texts)} \n{intervals}"
    )


with open("tal.TextGrid", "w", encoding="utf-8") as file:
    file.write(
        'File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0 \nxmax = 2 \ntiers? <exists> \nsize = 2 \n'
        "item []: \n" + tier(1, "Det är inte", "sant") + tier(2, "Vi betalade", '640 ""miljoner""')
    )
grid = textgrids.TextGrid("tal.TextGrid")
print([(name, [interval.text for interval in tier]) for name, tier in grid.items()])
print("size = 1" in grid.format().splitlines(), [interval.text for interval in grid["tal"].merge(0, 1)])
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "praat-textgrids $VERSION behaves otherwise than is written here." >&2
  exit 1
}
