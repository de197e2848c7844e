#!/usr/bin/env bash
# What:      dkpro-cassis 0.12.0 reading annotations whose offsets are no places in the text: negative,
#            or beyond its end.
# Expected:  An error, at least where the CAS is read strictly (`lenient=False`): there is nothing there.
# Behaviour: The numbers are kept, with a warning that doesn't say of which annotation. What is asked
#            for its text then slices as Python does, from the end of the text: other words, here
#            without the “i år” that makes it true. `typecheck` has nothing to say.
# Hurts:     an import that takes the quote from `get_covered_text()` quotes what nobody marked.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 0 99: 'Skatten höjs inte i år.' []
#> 0 -6: 'Skatten höjs inte' []
#> -6 -1: ' i år' []
#> warned: Not mapping external offset [99] which is not valid within the internal range [0-23]
set -euo pipefail

VERSION="${VERSION:-0.12.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "dkpro-cassis==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import json
import warnings

from cassis import Cas, TypeSystem, load_cas_from_json

types = TypeSystem()
types.create_type("x.Claim")
cas = Cas(types)
cas.sofa_string = "Skatten höjs inte i år."
cas.add(types.get_type("x.Claim")(begin=0, end=7))

with warnings.catch_warnings(record=True) as heard:
    warnings.simplefilter("always")
    for place in ((0, 99), (0, -6), (-6, -1)):
        said = json.loads(cas.to_json())
        for each in said["%FEATURE_STRUCTURES"]:
            if each["%TYPE"] == "x.Claim":
                each["begin"], each["end"] = place
        read = load_cas_from_json(json.dumps(said))
        (claim,) = read.select("x.Claim")
        print(f"{place[0]} {place[1]}: {claim.get_covered_text()!r}", read.typesystem.typecheck(claim))
print("warned:", heard[0].message)
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "dkpro-cassis $VERSION behaves otherwise than is written here." >&2
  exit 1
}
