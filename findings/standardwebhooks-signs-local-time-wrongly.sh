#!/usr/bin/env bash
# What:      standardwebhooks 1.1.0 (Python), `Webhook.sign` with an aware datetime.
# Expected:  One moment, one signature, in whatever zone it is written.
# Behaviour: The zone is replaced, not converted: with Stockholm's clock the signature is of another
#            second and is refused, by this library too.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> UTC verified
#> UTC+01:00 No matching signature found
set -euo pipefail

VERSION="${VERSION:-1.1.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "standardwebhooks==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import base64
from datetime import datetime, timedelta, timezone

from standardwebhooks import Webhook, WebhookVerificationError

hook = Webhook("whsec_" + base64.b64encode(b"0" * 24).decode())
now = datetime.now(timezone.utc)
for moment in (now, now.astimezone(timezone(timedelta(hours=1)))):
    headers = {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": hook.sign("msg_1", moment, "{}"),
    }
    try:
        hook.verify("{}", headers)
        print(moment.tzname(), "verified")
    except WebhookVerificationError as error:
        print(moment.tzname(), error)
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "standardwebhooks $VERSION behaves otherwise than is written here." >&2
  exit 1
}
