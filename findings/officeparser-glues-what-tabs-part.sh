#!/usr/bin/env bash
# What:      officeparser 7.8.0 (npm), text of a DOCX whose figures are set with tabs and line
#            breaks.
# Expected:  A tab or a space between 2021 and 640, as Word shows them, and a new line for the next
#            year.
# Behaviour: Nothing stands between them: “20216402022”.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> "2021640202212"
set -euo pipefail

VERSION="${VERSION:-7.8.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "python-docx==1.2.0"
npm install --silent --no-audit --no-fund --prefix "$FOLDER" "officeparser@$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import docx

document = docx.Document()
run = document.add_paragraph().add_run("2021")
run.add_tab()
run.add_text("640")
run.add_break()
run.add_text("2022")
run.add_tab()
run.add_text("12")
document.save("t.docx")
PYTHON
cat >"$FOLDER/try.mjs" <<'JAVASCRIPT'
import officeparser from 'officeparser'

const read = await officeparser.parseOffice('t.docx')
console.log(JSON.stringify(read.toText()))
JAVASCRIPT
(cd "$FOLDER" && venv/bin/python try.py && node try.mjs) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "officeparser $VERSION behaves otherwise than is written here." >&2
  exit 1
}
