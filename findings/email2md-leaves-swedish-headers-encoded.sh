#!/usr/bin/env bash
# What:      email2md 0.1.3, an e-mail in Swedish made Markdown: who wrote it, of what, and an amount in its HTML.
# Expected:  Eva Öst; Fråga om 640 mkr; 10 and a power of 6.
# Behaviour: Name and subject stay as they are encoded for transport, with backslashes before the underscores. A
#            million is 106.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> **From:** =?utf-8?q?Eva\_=C3=96st?= <eva@example.org>
#> **Subject:** =?utf-8?q?Fr=C3=A5ga\_om\_640\_mkr?=
#> ---
#> 106 kr
set -euo pipefail

VERSION="${VERSION:-0.1.3}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "email2md==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import email2md

MAIL = (
    "From: =?utf-8?q?Eva_=C3=96st?= <eva@example.org>",
    "Subject: =?utf-8?q?Fr=C3=A5ga_om_640_mkr?=",
    "MIME-Version: 1.0",
    "Content-Type: text/html; charset=utf-8",
    "",
    "<p>10<sup>6</sup> kr</p>",
    "",
)
with open("mail.eml", "w", encoding="utf-8", newline="") as file:
    file.write("\r\n".join(MAIL))
print("\n".join(line.rstrip() for line in email2md.to_markdown("mail.eml").splitlines() if line.strip()))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "email2md $VERSION behaves otherwise than is written here." >&2
  exit 1
}
