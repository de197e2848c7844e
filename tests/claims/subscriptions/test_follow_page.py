"""`docs/follow.md` works: its examples take real messages, and what it says is so."""

import json
import re
import threading
import time
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from claims.models import SubscriberStanding, WebhookDelivery, WebhookMessage
from claims.publication.publishing import withdraw
from claims.subscriptions import attempts
from claims.subscriptions.sending import send_webhooks
from claims.subscriptions.subscribing import make_secret
from claims.subscriptions.wanted import read_wanted
from tests.claims.subscriptions.receiver import Received, receiving, subscribe
from tests.factories import AT, make_speaker, make_topic, make_user
from tests.published import get, make_published

pytestmark = pytest.mark.django_db

PAGE = (django_settings.BASE_DIR / "docs" / "follow.md").read_text(encoding="utf-8")


@pytest.fixture
def example() -> dict[str, Any]:
    """The functions of the page's Python."""
    found: dict[str, Any] = {}
    for block in re.findall(r"```python\n(.*?)```", PAGE, re.S):
        exec(block, found)  # noqa: S102  # the example is what is tested
    return found


def messages_of_a_day() -> tuple[str, list[Received], str, str]:
    """A secret, what came, and the ids of a claim that stays and of one that is withdrawn."""
    with receiving() as receiver:
        _subscriber, secret = subscribe(receiver.address())
        stays, goes = make_published(), make_published()
        send_webhooks()
        withdraw([goes], by=make_user(), at=AT, reason="Fel källa.")
        send_webhooks()
    return secret, receiver.received, stays.public_id, goes.public_id


def test_the_examples_take_real_messages(example: dict[str, Any], client: Client) -> None:
    secret, received, stays, goes = messages_of_a_day()
    copy: dict[str, Any] = {}
    seen: set[str] = set()
    for each in (*received[:2], received[0]):  # one of them twice
        message = example["verified"](secret, each.headers, each.body)
        example["keep"](copy, seen, each.headers["webhook-id"], message)
    assert set(copy) == {stays, goes}
    message = example["verified"](secret, received[2].headers, received[2].body)
    example["keep"](copy, seen, received[2].headers["webhook-id"], message)
    assert copy == {stays: get(client, f"claims/{stays}/")}
    assert len(seen) == 3


def test_the_receiver_to_try_takes_messages_and_refuses_others(
    example: dict[str, Any], client: Client
) -> None:
    handler = example["FollowHandler"]
    server = example["HTTPServer"](("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        _subscriber, handler.secret = subscribe(f"http://127.0.0.1:{server.server_port}/")
        claim = make_published()
        assert send_webhooks() == 1
        assert handler.copy == {claim.public_id: get(client, f"claims/{claim.public_id}/")}
        withdraw([claim], by=make_user(), at=AT, reason="Fel källa.")
        handler.secret, secret = f"whsec_{'A' * 44}", handler.secret
        assert send_webhooks() == 0
        assert WebhookDelivery.objects.latest("pk").status == 400
        handler.secret = secret
        SubscriberStanding.objects.update(next_attempt_at=None)
        assert send_webhooks() == 1
        assert handler.copy == {}
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_the_example_refuses_what_is_not_ours(
    example: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    secret, (first, *_others), _stays, _goes = messages_of_a_day()
    verified = example["verified"]
    for headers, body in (
        (first.headers, first.body + b" "),
        (first.headers | {"webhook-id": "msg_annan"}, first.body),
        (first.headers | {"webhook-signature": "v1,AAAA"}, first.body),
    ):
        with pytest.raises(ValueError, match="not ours"):
            verified(secret, headers, body)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 400)
    with pytest.raises(ValueError, match="too old"):
        verified(secret, first.headers, first.body)


def test_the_example_verifies_while_the_secret_is_being_changed(example: dict[str, Any]) -> None:
    with receiving() as receiver:
        subscriber, before = subscribe(receiver.address())
        after = make_secret(subscriber, by=subscriber.created_by, at=timezone.now())
        make_published()
        send_webhooks()
    (message,) = receiver.received
    for secret in (before, after):
        assert example["verified"](secret, message.headers, message.body)["type"]


def test_polling_goes_on_from_where_it_was(client: Client) -> None:
    first = make_published()
    assert "?since=0" in PAGE
    harvested = get(client, "claims/", since=0)
    assert [each["id"] for each in harvested["results"]] == [first.public_id]
    second = make_published()
    later = get(client, "claims/", since=harvested["publication"])
    assert [each["id"] for each in later["results"]] == [second.public_id]
    assert later["life"] == harvested["life"]


def test_the_page_names_all_types_parameters_and_waits(settings: Settings) -> None:
    (known,) = [
        constraint.condition.children[0][1]  # type: ignore[attr-defined]
        for constraint in WebhookMessage._meta.constraints
        if constraint.name == "webhook_message_type_known"
    ]
    table = PAGE.partition("| `type` |")[2].partition("\n\n")[0]
    assert set(re.findall(r"`((?:claim|source)\.\w+)`", table)) == set(known)
    make_topic("skola")
    make_speaker(party="S")
    assert read_wanted("party=S&topic=skola")
    words = " ".join(PAGE.split())
    seconds = [int(each.total_seconds()) for each in attempts._WAITS]
    assert seconds == [5, 30, 120, 600, 1800, 3600, 7200, 14400, 28800]
    assert "5 s, 30 s, 2 min, 10 min, 30 min, 1, 2, 4 h, then every 8 hours" in words
    assert f"within {settings.WEBHOOK_SECONDS} seconds" in words
    assert f"After {settings.WEBHOOK_FAILING_DAYS} days" in words
    assert f"kept for {settings.WEBHOOK_KEEP_DAYS} days" in words
    assert f"up to {WebhookMessage.MOST_CLAIMS}, one type" in words


def test_the_message_on_the_page_has_the_form_of_a_real_one() -> None:
    _secret, (first, *_others), _stays, _goes = messages_of_a_day()
    shown = PAGE.partition('{"type": "claim.corrected"')[2].partition("```")[0]
    keys = set(re.findall(r'"(\w+)":', shown)) | {"type"}
    (told,) = first.said["data"]["claims"]
    assert keys == {*first.said, *first.said["data"], *told, "id"}
    assert json.loads(first.body) == first.said
    assert SubscriberStanding.objects.get().failures == 0
