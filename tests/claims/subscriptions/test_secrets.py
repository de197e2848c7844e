"""Secrets: shown once, kept nowhere; and what is signed with them."""

import logging

import pytest
from django.utils import timezone
from pytest_django import Settings
from standardwebhooks import Webhook, WebhookVerificationError

from claims.models import (
    SubscriberStanding,
)
from claims.subscriptions.sending import send_webhooks
from claims.subscriptions.subscribing import (
    SubscriptionRefused,
    go_on,
    make_secret,
)
from tests.claims.subscriptions.receiver import (
    receiving,
    subscribe,
)
from tests.factories import AT
from tests.promises import ask
from tests.published import make_published

pytestmark = pytest.mark.django_db


def test_a_new_secret_and_the_one_before_both_verify_for_a_day() -> None:
    now = timezone.now()
    with receiving() as receiver:
        subscriber, before = subscribe(receiver.address())
        secret = make_secret(subscriber, by=subscriber.created_by, at=now)
        assert secret != before
        make_published()
        send_webhooks()
        SubscriberStanding.objects.update(before_until=now)
        make_published()
        send_webhooks()
    first, then = receiver.received
    for each in (secret, before):
        Webhook(each).verify(first.body, first.headers)
    Webhook(secret).verify(then.body, then.headers)
    with pytest.raises(WebhookVerificationError):
        Webhook(before).verify(then.body, then.headers)


def test_with_another_key_nothing_is_signed_that_nobody_could_verify(settings: Settings) -> None:
    with receiving() as receiver:
        subscriber, _secret = subscribe(receiver.address())
        make_published()
        settings.SECRET_KEY = "en annan nyckel"
        assert send_webhooks() == 0
        assert receiver.received == []
        assert SubscriberStanding.objects.get().stopped_why == "key"
        with pytest.raises(SubscriptionRefused):
            go_on(subscriber, by=subscriber.created_by, at=AT)
        secret = make_secret(subscriber, by=subscriber.created_by, at=timezone.now())
        assert send_webhooks() == 1
    (message,) = receiver.received
    Webhook(secret).verify(message.body, message.headers)
    assert message.headers["webhook-signature"].count("v1,") == 1


def test_the_secret_stands_nowhere(caplog: pytest.LogCaptureFixture) -> None:
    """In no table, the histories among them, and in no line of the log."""
    caplog.set_level(logging.DEBUG)
    with receiving() as receiver:
        subscriber, secret = subscribe(receiver.address())
        second = make_secret(subscriber, by=subscriber.created_by, at=timezone.now())
        make_published()
        assert send_webhooks() == 1
        receiver.answer = lambda _message: (500, {})
        make_published()
        send_webhooks()
    tables = ask("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'")
    for told in (secret, second):
        bare = told.removeprefix("whsec_")
        assert len(bare) == 44
        for (table,) in tables:
            assert ask(f"SELECT 1 FROM {table} t WHERE t::text LIKE '%%' || %s || '%%'", bare) == []
        assert bare not in caplog.text
        assert not any(bare in each.body.decode() for each in receiver.received)
    assert "httpcore" in {record.name.partition(".")[0] for record in caplog.records}
