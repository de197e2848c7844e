#!/usr/bin/env bash
# What:      cffconvert 2.0.0, a CITATION.cff of a data set made schema.org: two licences, version 1.10
#            between quotation marks, an author with a suffix.
# Expected:  A Dataset, as `type` says; two licences, each with its address; Ek, Jr. with the suffix as
#            schema.org's `honorificSuffix`, or left out.
# Behaviour: It is SoftwareSourceCode, so that no search for data finds it; the licence is an address
#            with Python's list in it; Jr is part of the family name, as in BibTeX and RIS.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> @type SoftwareSourceCode
#> license https://spdx.org/licenses/['CC-BY-4.0', 'MIT']
#> author [{'@type': 'Person', 'familyName': 'Ek Jr', 'givenName': 'Bo'}]
#> version 1.10
#> ['TY  - GEN', 'AU  - Ek Jr, Bo']
set -euo pipefail

VERSION="${VERSION:-2.0.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "cffconvert==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import json

from cffconvert import Citation

CFF = """
cff-version: 1.2.0
message: Cite it.
title: Faktabasen
type: dataset
version: "1.10"
date-released: 2021-05-03
license: [CC-BY-4.0, MIT]
authors:
  - family-names: Ek
    given-names: Bo
    name-suffix: Jr
"""
citation = Citation(CFF)
written = json.loads(citation.as_schemaorg())
for key in ("@type", "license", "author", "version"):
    print(key, written[key])
print([line for line in citation.as_ris().splitlines() if line.startswith(("TY", "AU"))])
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "cffconvert $VERSION behaves otherwise than is written here." >&2
  exit 1
}
