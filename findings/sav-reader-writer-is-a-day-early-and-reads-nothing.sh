#!/usr/bin/env bash
# What:      @codious/sav-reader-writer 1.1.4 (npm), “reads or writes” files of SPSS: a day and a moment,
#            written in the time zone of Stockholm, and the same file read again with `toJSON`.
# Expected:  3 May 2021, and 14:30:45 as its own format for moments has it; SPSS knows no time zones.
# Behaviour: The day is the evening of 2 May, the moment two hours early and without its seconds. Reading
#            never finds an answer or a variable in any file, and raises no error.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> { records: [], variables: [] }
#> 1 ['day', 'moment', 'number']
#> ['2021-05-02', '2021-05-03 12:30:00', '640.0']
set -euo pipefail

VERSION="${VERSION:-1.1.4}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "@codious/sav-reader-writer@$VERSION"
python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "pyreadstat==1.3.7" "pandas==3.1.1"

cat >"$FOLDER/try.cjs" <<'JAVASCRIPT'
const { readFileSync, writeFileSync } = require('node:fs')
const sav = require('@codious/sav-reader-writer')

const { VariableAlignment, VariableMeasure, VariableType } = sav
const variable = (name, type) => ({
  name,
  type,
  label: name,
  width: 8,
  decimals: 0,
  columns: 8,
  alignment: VariableAlignment.Left,
  measure: VariableMeasure.Nominal,
  values: [],
})
const variables = [
  variable('day', VariableType.Date),
  variable('moment', VariableType.DateTime),
  variable('number', VariableType.Numeric),
]
const answers = [{ day: '03-05-2021', moment: '03-05-2021 14:30:45', number: 640 }]
writeFileSync('a.sav', sav.toBuffer(answers, variables))
console.log(sav.toJSON(readFileSync('a.sav')))
JAVASCRIPT
cat >"$FOLDER/read.py" <<'PYTHON'
import pyreadstat

table, meta = pyreadstat.read_sav("a.sav", disable_datetime_conversion=True)
print(meta.number_rows, meta.column_names)
table, _ = pyreadstat.read_sav("a.sav")
print([str(value) for value in table.values.tolist()[0]])
PYTHON
(cd "$FOLDER" && TZ=Europe/Stockholm node try.cjs && venv/bin/python read.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "@codious/sav-reader-writer $VERSION behaves otherwise than is written here." >&2
  exit 1
}
