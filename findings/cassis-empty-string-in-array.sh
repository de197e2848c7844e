#!/usr/bin/env bash
# What:      dkpro-cassis 0.12.0, a UIMA StringArray written as XMI and as JSON.
# Expected:  An empty string comes back as an empty string from both.
# Behaviour: XMI gives None for it, JSON the empty string: which format a CAS went through changes
#            what it says.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> XMI  [['skatt', None, 'två ord']]
#> JSON [['skatt', '', 'två ord']]
set -euo pipefail

VERSION="${VERSION:-0.12.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "dkpro-cassis==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from cassis import Cas, TypeSystem, load_cas_from_json, load_cas_from_xmi

types = TypeSystem()
types.create_feature(types.create_type("x.Claim"), "topics", "uima.cas.StringArray")
Claim, Strings = types.get_type("x.Claim"), types.get_type("uima.cas.StringArray")
cas = Cas(types)
cas.sofa_string = "Skatten höjs."
cas.add(Claim(topics=Strings(elements=["skatt", "", "två ord"])))
for name, read in (
    ("XMI ", load_cas_from_xmi(cas.to_xmi(), types)),
    ("JSON", load_cas_from_json(cas.to_json())),
):
    print(name, [list(claim.topics.elements) for claim in read.select("x.Claim")])
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "dkpro-cassis $VERSION behaves otherwise than is written here." >&2
  exit 1
}
