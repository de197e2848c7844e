"""Who does not answer is tried again later and later, and at last no more."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.utils import timezone

from claims.models import (
    SubscriberStanding,
    WebhookMessage,
)
from claims.subscriptions import sending
from claims.subscriptions.attempts import wait_after
from claims.subscriptions.sending import send_webhooks
from claims.subscriptions.subscribing import (
    SubscriptionRefused,
    go_on,
    pause,
)
from corpus.fetching.posting import Receipt
from tests.claims.subscriptions.receiver import (
    TAKEN,
    receiving,
    subscribe,
    try_again_now,
)
from tests.factories import AT
from tests.published import make_published

pytestmark = pytest.mark.django_db


def test_who_is_gone_is_sent_no_more() -> None:
    with receiving() as receiver:
        subscriber, _secret = subscribe(receiver.address())
        receiver.answer = lambda _message: (410, {})
        make_published()
        send_webhooks()
        try_again_now()
        send_webhooks()
        assert len(receiver.received) == 1
        standing = SubscriberStanding.objects.get()
        assert (standing.stopped_why, standing.failures) == ("gone", 1)
        receiver.answer = lambda _message: TAKEN
        assert go_on(subscriber, by=subscriber.created_by, at=timezone.now())
        assert send_webhooks() == 1
    assert receiver.received[0].id == receiver.received[1].id


def test_after_days_without_an_answer_nothing_more_is_sent() -> None:
    with receiving() as receiver:
        subscriber, _secret = subscribe(receiver.address())
        receiver.answer = lambda _message: (500, {})
        make_published()
        send_webhooks()
        try_again_now()
        almost = timezone.now() - timedelta(days=4, hours=23)
        SubscriberStanding.objects.update(failing_since=almost)
        send_webhooks()
        assert SubscriberStanding.objects.get().stopped_at is None
        SubscriberStanding.objects.update(failing_since=almost - timedelta(hours=2))
        try_again_now()
        send_webhooks()
        standing = SubscriberStanding.objects.get()
        assert (standing.stopped_why, standing.failures) == ("failed", 3)
        try_again_now()
        make_published()
        send_webhooks()
        assert len(receiver.received) == 3
        receiver.answer = lambda _message: TAKEN
        assert go_on(subscriber, by=subscriber.created_by, at=timezone.now())
        assert send_webhooks() == 2


def test_who_is_stopped_while_being_talked_to_stays_so(monkeypatch: pytest.MonkeyPatch) -> None:
    take_in = sending.SendingRound._take_in
    with receiving() as receiver:
        subscriber, _secret = subscribe(receiver.address())
        make_published()

        def stopped_first(sending_round: sending.SendingRound) -> None:
            if SubscriberStanding.objects.get().stopped_at is None:
                pause(subscriber, by=subscriber.created_by, at=AT)
            take_in(sending_round)

        monkeypatch.setattr(sending.SendingRound, "_take_in", stopped_first)
        assert send_webhooks() == 1
        make_published()
        assert send_webhooks() == 0
        standing = SubscriberStanding.objects.get()
        assert (standing.stopped_why, standing.position) == (
            "paused",
            WebhookMessage.objects.earliest("pk").pk,
        )
        with pytest.raises(SubscriptionRefused):
            pause(subscriber, by=subscriber.created_by, at=AT)
        go_on(subscriber, by=subscriber.created_by, at=AT)
        with pytest.raises(SubscriptionRefused):
            go_on(subscriber, by=subscriber.created_by, at=AT)
        assert send_webhooks() == 1


def test_it_waits_longer_each_time_and_as_long_as_it_is_asked_to() -> None:
    waits = [wait_after(failures, None) for failures in range(1, 14)]
    assert timedelta(seconds=5) <= waits[0] <= timedelta(seconds=5.5)
    assert all(later > earlier for earlier, later in pairwise(waits[:9]))
    assert all(timedelta(hours=8) <= wait <= timedelta(hours=8.8) for wait in waits[8:])
    assert wait_after(1, Receipt(503, "120")) == timedelta(seconds=120)
    assert wait_after(1, Receipt(429, "1")) >= timedelta(seconds=5)
    assert wait_after(1, Receipt(503, "999999999")) == timedelta(days=1)
    for wish in ("", "snart", "-5", "Wed, 21 Oct 2026 07:28:00 GMT", "٣٠٠"):
        assert wait_after(1, Receipt(503, wish)) <= timedelta(seconds=5.5)
