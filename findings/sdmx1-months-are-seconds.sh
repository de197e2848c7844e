#!/usr/bin/env bash
# What:      sdmx1 2.28.0 with pandas 3.1.1, `to_pandas(…, datetime="TIME_PERIOD")` of an SDMX message.
# Expected:  `2021-M05` is May 2021 and `2021-T2` the second four months, from May (SDMX 2.1, reporting
#            periods), as `2021-Q2` is the quarter from April; or an error, as for `2021-S1`.
# Behaviour: The fifth month is the fifth second of the year, the second four months are February.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 2021-05  2021-05-01 00:00:00
#> 2021-Q2  2021-04-01 00:00:00
#> 2021-M05 2021-01-01 00:00:05
#> 2021-T2  2021-02-01 00:00:00
#> 2021-S1  DateParseError
set -euo pipefail

VERSION="${VERSION:-2.28.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "sdmx1==$VERSION" "pandas==3.1.1"

cat >"$FOLDER/try.py" <<'PYTHON'
import io
import warnings

import sdmx

SDMX = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1"
MESSAGE = f"""<mes:GenericData xmlns:mes="{SDMX}/message" xmlns:gen="{SDMX}/data/generic" xmlns:com="{SDMX}/common">
<mes:Header><mes:ID>x</mes:ID><mes:Test>false</mes:Test><mes:Prepared>2021-05-03T00:00:00</mes:Prepared>
<mes:Sender id="S"/><mes:Structure structureID="D" dimensionAtObservation="TIME_PERIOD"><com:Structure>
<Ref id="D" agencyID="S" version="1.0" class="DataStructure"/></com:Structure></mes:Structure></mes:Header>
<mes:DataSet structureRef="D"><gen:Series><gen:SeriesKey><gen:Value id="GEO" value="SE"/></gen:SeriesKey>
<gen:Obs><gen:ObsDimension value="%s"/><gen:ObsValue value="640"/></gen:Obs></gen:Series></mes:DataSet>
</mes:GenericData>"""
for period in ("2021-05", "2021-Q2", "2021-M05", "2021-T2", "2021-S1"):
    message = sdmx.read_sdmx(io.BytesIO((MESSAGE % period).encode()))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            print(period.ljust(8), sdmx.to_pandas(message.data[0], datetime="TIME_PERIOD").index[0])
        except ValueError as error:
            print(period.ljust(8), type(error).__name__)
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "sdmx1 $VERSION behaves otherwise than is written here." >&2
  exit 1
}
