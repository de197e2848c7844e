"""What is published reaches those who subscribe: signed, in order, whatever others do."""

import pytest
from pytest_django import Settings
from standardwebhooks import Webhook

from claims.subscriptions.sending import send_webhooks
from tests.claims.subscriptions.receiver import Receiver, receiving, subscribe
from tests.factories import make_claim
from tests.published import publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def to_loopback(settings: Settings) -> None:
    settings.WEBHOOK_ALLOWED_NETWORKS = ["127.0.0.1/32"]


def test_a_publication_arrives_signed() -> None:
    with receiving() as receiver:
        _subscriber, secret = subscribe(receiver.address())
        claim = make_claim()
        publish(claim)
        assert send_webhooks() == 1
    (message,) = receiver.received
    Webhook(secret).verify(message.body, message.headers)
    assert message.said["type"] == "claim.published"
