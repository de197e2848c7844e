"""Where messages are sent, and where never: this machine, its network, where a redirect leads."""

import pytest
from django.utils.translation import override
from pytest_django import Settings

from claims.models import (
    WebhookDelivery,
)
from claims.subscriptions.sending import send_webhooks
from claims.subscriptions.subscribing import (
    SubscriptionRefused,
    address_as_kept,
)
from tests.claims.subscriptions.receiver import (
    receiving,
    subscribe,
)
from tests.published import make_published

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("status", "code"), [(301, "redirects"), (307, "redirects"), (200, None), (404, "answered")]
)
def test_redirects_are_not_followed(status: int, code: str | None) -> None:
    with receiving() as receiver, receiving() as elsewhere:
        subscribe(receiver.address())
        to = {"Location": elsewhere.address("/annat")}
        receiver.answer = lambda _message: (status, to)
        make_published()
        assert send_webhooks() == (code is None)
        assert elsewhere.received == []
    noted = WebhookDelivery.objects.get()
    assert noted.status == status
    assert (noted.reason and noted.reason["code"]) == code


def test_nobody_is_sent_anything_within_the_house(settings: Settings) -> None:
    """Whatever the name leads to by now."""
    with receiving() as receiver:
        subscribe(receiver.address())
        settings.WEBHOOK_ALLOWED_NETWORKS = []
        make_published()
        assert send_webhooks() == 0
        assert receiver.received == []
    reason = WebhookDelivery.objects.get().reason
    assert reason
    assert reason["code"] == "not_public"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://127.0.0.1/", "127.0.0.1"),
        ("https://[::1]/", "no address on the public internet"),
        ("https://10.0.0.7/", "10.0.0.7"),
        ("https://169.254.169.254/", "169.254.169.254"),
        ("https://[::ffff:127.0.0.1]/", "no address on the public internet"),
        ("https://localhost/", "no address on the public internet"),
        ("https://namn:ord@mottagare.example/", "password"),
        ("ftp://mottagare.example/", "ftp"),
        ("https://1.1.1.1:25/", "25"),
        ("http://1.1.1.1/", "https"),
        ("mottagare", "web address"),
    ],
)
def test_addresses_within_the_house_are_refused(
    address: str, said: str, settings: Settings
) -> None:
    settings.WEBHOOK_ALLOWED_NETWORKS = []
    settings.FETCH_ALLOWED_NETWORKS = ["127.0.0.1/32"]  # another matter
    with override("en"), pytest.raises(SubscriptionRefused) as refused:
        address_as_kept(address)
    assert said in str(refused.value)


def test_a_public_address_is_kept_as_it_is_asked(settings: Settings) -> None:
    assert address_as_kept("https://1.1.1.1/väg?a=1#del") == "https://1.1.1.1/v%C3%A4g?a=1"
    settings.WEBHOOK_ALLOWED_NETWORKS = ["127.0.0.1/32"]
    assert address_as_kept("http://127.0.0.1:8080") == "http://127.0.0.1:8080/"
