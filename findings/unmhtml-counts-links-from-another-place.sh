#!/usr/bin/env bash
# What:      unmhtml 0.4.0 (Python), a web page saved as MHTML, as Chromium saves it, made one HTML file: its links, where
#            the page has a `<base>`.
# Expected:  Addresses are counted from what `<base>` says (HTML; RFC 2557, 5 a): the source of 2021.
# Behaviour: They are made absolute by the page's own address, and `<base>` is dropped: the link leads to another
#            document, with nothing left to see it by. The language of the page is dropped too.
#
# Output, 1 December 2026; the script fails when it changes (VERSION=… tries another release):
#> <!DOCTYPE html>
#> <p><a href="https://riksdag.example/bilaga?id=3" rel="noopener noreferrer">640 mkr</a></p>
set -euo pipefail

VERSION="${VERSION:-0.4.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "unmhtml==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
from unmhtml import load_mhtml, to_standalone_html

MHTML = "\r\n".join([
    "From: <Saved by Blink>",
    "Snapshot-Content-Location: https://riksdag.example/tal?id=1",
    "Subject: Debatt",
    "MIME-Version: 1.0",
    'Content-Type: multipart/related; type="text/html"; boundary="b"',
    "",
    "--b",
    "Content-Type: text/html; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
    "Content-Location: https://riksdag.example/tal?id=1",
    "",
    '<!DOCTYPE html><html lang="sv"><head><base href="https://riksdag.example/2021/"></head>'
    '<body><p><a href="bilaga?id=3">640 mkr</a></p></body></html>',
    "--b--",
    "",
])
print(to_standalone_html(load_mhtml(MHTML)).strip())
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "unmhtml $VERSION behaves otherwise than is written here." >&2
  exit 1
}
