#!/usr/bin/env bash
# What:      pympi-ling 1.71, `Eaf.shift_annotations` on a file as ELAN writes it, where what ends when the
#            next begins shares its time slot.
# Expected:  All is a second later: 3.0–4.0 and 4.0–5.0.
# Behaviour: The shared slot is moved once for each that uses it: what was said at three seconds is now
#            at five, and lasts for none.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> [(2000, 3000, 'Vi betalade'), (3000, 4000, '640 miljoner')]
#> [(3000, 5000, 'Vi betalade'), (5000, 5000, '640 miljoner')]
set -euo pipefail

VERSION="${VERSION:-1.71}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "pympi-ling==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import pympi

FILE = """<?xml version="1.0" encoding="UTF-8"?>
<ANNOTATION_DOCUMENT AUTHOR="" DATE="2026-01-01T00:00:00+01:00" FORMAT="3.0" VERSION="3.0"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:noNamespaceSchemaLocation="http://www.mpi.nl/tools/elan/EAFv3.0.xsd">
<HEADER MEDIA_FILE="" TIME_UNITS="milliseconds"/>
<TIME_ORDER>
<TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="2000"/>
<TIME_SLOT TIME_SLOT_ID="ts2" TIME_VALUE="3000"/>
<TIME_SLOT TIME_SLOT_ID="ts3" TIME_VALUE="4000"/>
</TIME_ORDER>
<TIER LINGUISTIC_TYPE_REF="default-lt" TIER_ID="tal">
<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts2">
<ANNOTATION_VALUE>Vi betalade</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a2" TIME_SLOT_REF1="ts2" TIME_SLOT_REF2="ts3">
<ANNOTATION_VALUE>640 miljoner</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
</TIER>
<LINGUISTIC_TYPE GRAPHIC_REFERENCES="false" LINGUISTIC_TYPE_ID="default-lt" TIME_ALIGNABLE="true"/>
</ANNOTATION_DOCUMENT>"""
with open("tal.eaf", "w", encoding="utf-8") as file:
    file.write(FILE)
eaf = pympi.Elan.Eaf("tal.eaf")
print(eaf.get_annotation_data_for_tier("tal"))
eaf.shift_annotations(1000)
print(eaf.get_annotation_data_for_tier("tal"))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "pympi-ling $VERSION behaves otherwise than is written here." >&2
  exit 1
}
