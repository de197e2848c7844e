#!/usr/bin/env bash
# What:      sickle 0.7.0 and oaipmh-scythe 0.16.0, OAI-PMH clients: `record.metadata` of a MODS
#            record.
# Expected:  The abstract as it stands; the date and title of the record itself told from those of
#            the volume that it stands in.
# Behaviour: Text ends where the first tag within it begins: “Skatten är ”. All names go into one
#            flat dictionary, so that the first date is the volume's, of 1999.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> ['Skatten är '] ['1999', '2026-01-01']
#> ['Skatten är '] ['1999', '2026-01-01']
set -euo pipefail

VERSION="${VERSION:-0.7.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "sickle==$VERSION" "oaipmh-scythe==0.16.0"

cat >"$FOLDER/try.py" <<'PYTHON'
import oaipmh_scythe.models
import sickle.models
from lxml import etree

RECORD = """<record xmlns="http://www.openarchives.org/OAI/2.0/"><header><identifier>oai:example.org:1</identifier>
<datestamp>2026-01-01</datestamp></header><metadata><mods xmlns="http://www.loc.gov/mods/v3">
<relatedItem type="host"><originInfo><dateIssued>1999</dateIssued></originInfo></relatedItem>
<originInfo><dateIssued>2026-01-01</dateIssued></originInfo>
<abstract>Skatten är <i>inte</i> 640 miljoner.</abstract></mods></metadata></record>"""
for module in (sickle.models, oaipmh_scythe.models):
    metadata = module.Record(etree.fromstring(RECORD)).metadata
    print(metadata["abstract"], metadata["dateIssued"])
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "sickle $VERSION behaves otherwise than is written here." >&2
  exit 1
}
