"""Secrets that stand nowhere, and signatures as receivers of every language verify them.

A subscriber's secret is made of a random nonce, which the database has, and the server's
SECRET_KEY, which it has not. Whoever has one of the two knows nothing.
"""

from base64 import b64encode
from datetime import UTC, datetime
from secrets import token_hex

from django.utils.crypto import constant_time_compare, salted_hmac
from standardwebhooks import Webhook

from claims.models import SubscriberStanding

_NONCE_BYTES = 24


def new_nonce() -> str:
    return token_hex(_NONCE_BYTES)


def secret_of(nonce: str) -> str:
    """As its receiver writes it down: `whsec_…`."""
    made = salted_hmac("claims.subscriptions.secret", nonce, algorithm="sha256").digest()
    return f"whsec_{b64encode(made).decode()}"


def check_of(nonce: str) -> str:
    """Tells whether the server's key is still the one that the secret was made with; no more."""
    return salted_hmac("claims.subscriptions.check", nonce, algorithm="sha256").hexdigest()[:16]


def key_is_known(standing: SubscriberStanding) -> bool:
    return constant_time_compare(standing.key_check, check_of(standing.nonce))


def signed(
    standing: SubscriberStanding, message_id: str, body: bytes, at: datetime
) -> dict[str, str]:
    """The headers of a message; two signatures while the secret before is still good."""
    nonces = [standing.nonce]
    if standing.nonce_before and standing.before_until and at < standing.before_until:
        nonces.append(standing.nonce_before)
    # The library reads the clock that a time shows, whatever its zone.
    moment, text = at.astimezone(UTC), body.decode()
    signatures = [Webhook(secret_of(each)).sign(message_id, moment, text) for each in nonces]
    return {
        "Content-Type": "application/json",
        "webhook-id": message_id,
        "webhook-timestamp": str(int(moment.timestamp())),
        "webhook-signature": " ".join(signatures),
    }
