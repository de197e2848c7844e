#!/usr/bin/env bash
# What:      sav-reader 2.0.8 (npm), a compressed SPSS file as pyreadstat 1.3.7 writes it: three answers.
# Expected:  Three rows, as the file's header says, which the library itself has read, and as pyreadstat reads.
# Behaviour: The first row, and no error: where a block is filled up with noughts (which say nothing, by the
#            format), the file is taken to be at its end.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> pyreadstat: [['Alfa', 5.5], ['Beta', 12.0], ['Gamma-Delta', 24.25]]
#> cases: 3
#> { parti: 'Alfa', andel: 5.5 }
set -euo pipefail

VERSION="${VERSION:-2.0.8}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

npm install --silent --no-audit --no-fund --prefix "$FOLDER" "sav-reader@$VERSION"
python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "pyreadstat==1.3.7" "pandas==3.1.1"

cat >"$FOLDER/write.py" <<'PYTHON'
import pandas
import pyreadstat

answers = pandas.DataFrame({"parti": ["Alfa", "Beta", "Gamma-Delta"], "andel": [5.5, 12.0, 24.25]})
pyreadstat.write_sav(answers, "a.sav", row_compress=True)
print("pyreadstat:", pyreadstat.read_sav("a.sav")[0].values.tolist())
PYTHON
cat >"$FOLDER/try.cjs" <<'JAVASCRIPT'
const { readFileSync } = require('node:fs')
const { SavBufferReader } = require('sav-reader')

const read = async () => {
  const reader = new SavBufferReader(readFileSync('a.sav'))
  await reader.open()
  console.log('cases:', reader.meta.header.n_cases)
  for (const row of await reader.readAllRows()) console.log(row)
}
read()
JAVASCRIPT
(cd "$FOLDER" && venv/bin/python write.py && node try.cjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "sav-reader $VERSION behaves otherwise than is written here." >&2
  exit 1
}
