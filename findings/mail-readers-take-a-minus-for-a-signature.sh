#!/usr/bin/env bash
# What:      email-reply-parser 0.5.12 and mail-parser-reply 1.36 (`sv`): what a person wrote in an e-mail,
#            without what is quoted and without the signature.
# Expected:  All of it: there is no signature, which begins with `-- ` on a line of its own (RFC 3676, 4.3).
# Behaviour: A paragraph that begins with a hyphen and a letter or figure is taken for the signature: it is
#            left out with what follows it, be it a number below zero or what somebody says in a dialogue.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 'Resultatet blev'
#> 'Resultatet blev'
#> 'Vi frågade Ek.'
#> 'Vi frågade Ek.'
set -euo pipefail

VERSION="${VERSION:-0.5.12}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "email-reply-parser==$VERSION" "mail-parser-reply==1.36"

cat >"$FOLDER/try.py" <<'PYTHON'
from email_reply_parser import EmailReplyParser
from mailparser_reply import EmailReplyParser as MailParserReply

for text in ("Resultatet blev\n\n-5 procent.\n\nDet var fel.\n", "Vi frågade Ek.\n\n-Nej, det är fel, sade hon.\n"):
    print(repr(EmailReplyParser.parse_reply(text)))
    print(repr(MailParserReply(languages=["sv"]).read(text=text).replies[0].body))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "email-reply-parser $VERSION behaves otherwise than is written here." >&2
  exit 1
}
