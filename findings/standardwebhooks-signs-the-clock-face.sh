#!/usr/bin/env bash
# What:      standardwebhooks 1.1.0 (Python), `Webhook.sign()` with a time that knows its zone.
# Expected:  The same moment is the same `webhook-timestamp`, in whatever zone it is said: noon UTC is
#            one o'clock in Stockholm.
# Behaviour: The zone is replaced by UTC, not converted: what is signed is the second at which a clock
#            in UTC will show one o'clock. The signature fits no header that says the moment.
# Hurts:     who signs with local times (Django's `localtime`, `datetime.now().astimezone()`): it works
#            on a server in UTC, and elsewhere receivers refuse every message.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 2025-01-01T12:00:00+00:00 signed as the moment itself
#> 2025-01-01T13:00:00+01:00 signed as 3600 seconds later
#> 2025-07-01T12:00:00+00:00 signed as the moment itself
#> 2025-07-01T14:00:00+02:00 signed as 7200 seconds later
set -euo pipefail

VERSION="${VERSION:-1.1.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "standardwebhooks==$VERSION" "tzdata==2025.2"

cat >"$FOLDER/try.py" <<'PYTHON'
import base64
import hashlib
import hmac
from datetime import datetime, timezone
from zoneinfo import ZoneInfo

from standardwebhooks import Webhook

KEY = b"a key of twenty-four byte"


def second_signed(signature, moment):
    """Which second the signature is of, counted from the moment."""
    for late in range(-14 * 3600, 14 * 3600 + 1, 900):
        content = f"msg_1.{int(moment.timestamp()) + late}.{{}}".encode()
        digest = base64.b64encode(hmac.new(KEY, content, hashlib.sha256).digest()).decode()
        if signature == f"v1,{digest}":
            return late
    return None


for month in (1, 7):
    noon = datetime(2025, month, 1, 12, tzinfo=timezone.utc)
    for moment in (noon, noon.astimezone(ZoneInfo("Europe/Stockholm"))):
        late = second_signed(Webhook(KEY).sign("msg_1", moment, "{}"), moment)
        print(moment.isoformat(), "signed as", f"{late} seconds later" if late else "the moment itself")
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "standardwebhooks $VERSION behaves otherwise than is written here." >&2
  exit 1
}
