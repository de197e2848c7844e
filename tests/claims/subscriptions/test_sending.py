"""What is published reaches those who subscribe: signed, in order, whatever others do."""

import json
import threading
from typing import Any

import pytest
from pytest_django import Settings
from standardwebhooks import Webhook, WebhookVerificationError

from claims.models import (
    Claim,
    SubscriberStanding,
    WebhookDelivery,
    WebhookMessage,
)
from claims.publication.publishing import withdraw
from claims.publication.record import SHORT_CONTEXT_CHARACTERS
from claims.subscriptions import sending, signing
from claims.subscriptions.messages import Outbox
from claims.subscriptions.sending import send_webhooks
from claims.subscriptions.subscribing import (
    make_secret,
)
from claims.subscriptions.wanted import wanted_of
from corpus.anchoring import anchor
from corpus.models import Document
from tests.claims.moving.revised import make_revised, newest
from tests.claims.subscriptions.receiver import (
    TAKEN,
    Received,
    Says,
    receiving,
    subscribe,
    try_again_now,
)
from tests.factories import (
    AT,
    QUOTE,
    make_claim,
    make_document,
    make_revision,
    make_speaker,
    make_user,
)
from tests.promises import ask, change
from tests.published import make_published, publish

pytestmark = pytest.mark.django_db


def correct(claim: Claim, statement: str) -> None:
    change(claim, statement=statement)
    claim.refresh_from_db()
    publish(claim, kind="correction", note="Fel siffra.")


def test_a_publication_arrives_signed_and_with_its_record() -> None:
    with receiving() as receiver:
        _subscriber, secret = subscribe(receiver.address("/fakta?nyckel=1"))
        claim = make_published()
        assert send_webhooks() == 1
    (message,) = receiver.received
    assert message.path == "/fakta?nyckel=1"
    assert message.headers["content-type"] == "application/json"
    said = Webhook(secret).verify(message.body, message.headers)
    assert message.id == WebhookMessage.objects.get().message_id
    assert said["type"] == "claim.published"
    (told,) = said["data"]["claims"]
    assert (told["publication"], told["kind"], told["note"]) == (1, "first", None)
    assert told["claim"]["id"] == claim.public_id
    assert told["claim"]["statement"] == claim.statement
    with pytest.raises(WebhookVerificationError):
        Webhook(secret).verify(message.body.replace(b"640", b"604"), message.headers)
    (noted,) = WebhookDelivery.objects.all()
    assert (noted.status, noted.reason, noted.attempt) == (204, None, 1)
    assert send_webhooks() == 0


def test_nothing_of_before_is_sent_and_nothing_without_a_secret() -> None:
    with receiving() as receiver:
        make_published()
        subscriber, _secret = subscribe(receiver.address())
        SubscriberStanding.objects.update(nonce="")
        make_published()
        assert send_webhooks() == 0
        make_secret(subscriber, by=subscriber.created_by, at=AT)
        assert send_webhooks() == 0
        make_published()
        assert send_webhooks() == 1


def test_each_claim_comes_in_order_and_a_failure_holds_back_what_follows() -> None:
    with receiving() as receiver:
        subscribe(receiver.address())
        claim = make_published()
        correct(claim, "Placeringarna kostade 604 miljoner kronor.")
        receiver.answer = lambda _message: (503, {})
        assert send_webhooks() == 0
        assert [each.said["type"] for each in receiver.received] == ["claim.published"]
        standing = SubscriberStanding.objects.get()
        assert (standing.failures, standing.position) == (1, 0)
        assert send_webhooks() == 0  # it is not its turn yet
        assert len(receiver.received) == 1
        receiver.answer = lambda _message: TAKEN
        try_again_now()
        assert send_webhooks() == 2
    types = [each.said["type"] for each in receiver.received]
    assert types == ["claim.published", "claim.published", "claim.corrected"]
    first, again, then = receiver.received
    assert first.id == again.id != then.id
    assert first.body == again.body
    standing.refresh_from_db()
    assert (standing.failures, standing.failing_since) == (0, None)
    log = WebhookDelivery.objects.order_by("pk").values_list("type", "attempt", "status")
    assert list(log) == [
        ("claim.published", 1, 503),
        ("claim.published", 2, 204),
        ("claim.corrected", 1, 204),
    ]


def test_who_wants_some_gets_those_and_hears_when_they_become_something_else() -> None:
    with receiving() as receiver:
        subscribe(receiver.address("/s"), "party=S")
        subscribe(receiver.address("/all"))
        own = make_claim(speaker=make_speaker(party="S"))
        other = make_claim(speaker=make_speaker(party="M"))
        publish(other, own)
        assert send_webhooks() == 2
        (message,) = receiver.at("/s")
        (whole,) = receiver.at("/all")
        assert [each["claim"]["id"] for each in message.said["data"]["claims"]] == [own.public_id]
        assert len(whole.said["data"]["claims"]) == 2
        assert message.id == whole.id
        correct(other, "Placeringarna kostade 604 miljoner kronor.")
        assert send_webhooks() == 1
        change(own, speaker=make_speaker("Örjan Älv", party="M"))
        own.refresh_from_db()
        publish(own, kind="correction", note="Det var en annan.")
        assert send_webhooks() == 2
        assert receiver.at("/s")[-1].said["data"]["claims"][0]["claim"]["speaker"]["party"] == "M"
        correct(own, "Placeringarna kostade 604 miljoner kronor.")
        assert send_webhooks() == 1  # it is theirs no more
    assert len(receiver.at("/s")) == 2
    assert (
        SubscriberStanding.objects.filter(position=WebhookMessage.objects.latest("pk").pk).count()
        == 2
    )


def test_a_withdrawal_reaches_those_who_wanted_the_claim() -> None:
    with receiving() as receiver:
        subscribe(receiver.address("/s"), "party=S")
        subscribe(receiver.address("/m"), "party=M")
        claim = make_published(speaker=make_speaker(party="S"))
        send_webhooks()
        withdraw([claim], by=make_user(), at=AT, reason="Fel källa.")
        send_webhooks()
    assert receiver.at("/m") == []
    said = receiver.at("/s")[-1].said
    assert said["type"] == "claim.withdrawn"
    (told,) = said["data"]["claims"]
    assert told["note"] == "Fel källa."
    assert set(told["claim"]) >= {"id", "url", "page_url", "version", "withdrawn"}
    assert "statement" not in told["claim"]


def test_words_that_were_withdrawn_meanwhile_leave_the_desk_no_more() -> None:
    with receiving() as receiver:
        subscribe(receiver.address())
        receiver.answer = lambda _message: (500, {})
        claim = make_published(statement="Hemliga ord som togs tillbaka, 640 miljoner kronor.")
        send_webhooks()
        assert "Hemliga" in receiver.received[0].body.decode()
        withdraw([claim], by=make_user(), at=AT, reason="Fel.")
        receiver.answer = lambda _message: TAKEN
        try_again_now()
        assert send_webhooks() == 2
    again, then = receiver.received[1:]
    assert again.id == receiver.received[0].id
    assert [again.said["type"], then.said["type"]] == ["claim.published", "claim.withdrawn"]
    assert not any("Hemliga" in each.body.decode() for each in (again, then))


def test_neither_do_the_surroundings_of_a_text_that_was_taken_away_meanwhile() -> None:
    around = "Det som stod före och inte får visas mer. " * 4
    text = f"{around}{QUOTE}. Det som stod efter och inte får visas mer."
    shown = make_revision(text, document=make_document(full_text_public=True, rights_note="Fri."))
    subscribe("http://127.0.0.1:9/")
    publish(make_claim(revision=shown))
    outbox = Outbox()
    outbox.look()
    (before,) = outbox.after(0, 10)
    assert not outbox.look()
    Document.objects.update(full_text_public=False)
    assert outbox.look()
    (after,) = outbox.after(0, 10)
    longer, shorter = (
        json.loads(each.body_for(wanted_of("", {})) or b"") for each in (before, after)
    )
    assert longer["data"]["life"] != shorter["data"]["life"]
    first, then = (each["data"]["claims"][0]["claim"]["source"] for each in (longer, shorter))
    assert first["prefix"].endswith(then["prefix"])
    assert len(then["prefix"]) <= SHORT_CONTEXT_CHARACTERS < len(first["prefix"])


def test_a_revised_source_is_told_of_by_its_numbers() -> None:
    document, claims = make_revised()
    claim = claims["unchanged"]
    with receiving() as receiver:
        publish(claim)
        subscribe(receiver.address("/own"), f"document={document.public_id}")
        subscribe(receiver.address("/party"), "party=M")
        subscribe(receiver.address("/other"), "party=S")
        text = newest(document)
        start, end = anchor(text.text, claim.quote, None)
        change(claim, revision=text, start=start, end=end)
        claim.refresh_from_db()
        publish(claim, kind="moved")
        send_webhooks()
    assert receiver.at("/other") == []
    for path in ("/own", "/party"):
        revised, moved = (each.said for each in receiver.at(path))
        assert (revised["type"], moved["type"]) == ("source.revised", "claim.moved")
        (source,) = revised["data"]["sources"]
        assert (source["id"], source["revision"]) == (document.public_id, 2)
        assert source["sha256"] == text.text_sha256


def test_one_who_hangs_delays_nobody(settings: Settings) -> None:
    """The others have it all while the first has not answered yet."""
    settings.WEBHOOK_SECONDS = 20
    others_are_served, gave_up = threading.Event(), []
    with receiving() as receiver:

        def answer(message: Received) -> Says:
            if message.path == "/hangs":
                gave_up.append(not others_are_served.wait(20))
            elif len(receiver.received) == 1 + 5 * 3:
                others_are_served.set()
            return TAKEN

        receiver.answer = answer
        subscribe(receiver.address("/hangs"))
        for number in range(5):
            subscribe(receiver.address(f"/{number}"))
        for _number in range(3):
            make_published()
        assert send_webhooks() == 18
    assert gave_up[0] is False
    assert all(len(receiver.at(f"/{number}")) == 3 for number in range(5))


def test_one_who_never_answers_has_failed(settings: Settings) -> None:
    settings.WEBHOOK_SECONDS = 1
    ended = threading.Event()
    with receiving() as receiver:

        def answer(message: Received) -> Says:
            if message.path == "/hangs":
                ended.wait(20)
            return TAKEN

        receiver.answer = answer
        subscribe(receiver.address("/hangs"))
        subscribe(receiver.address("/answers"))
        make_published()
        assert send_webhooks() == 1
        ended.set()
    assert refused_reason()["code"] == "too_slow"


def refused_reason() -> dict[str, Any]:
    reason: dict[str, Any] | None = WebhookDelivery.objects.get(reason__isnull=False).reason
    assert reason
    return reason


def test_a_mistake_in_talking_to_one_is_no_matter_of_the_others(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    signed = signing.signed

    def broken(standing: SubscriberStanding, *args: object) -> dict[str, str]:
        if standing.subscriber.address.endswith("/broken"):
            raise ZeroDivisionError
        return signed(standing, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(sending, "signed", broken)
    with receiving() as receiver:
        subscribe(receiver.address("/broken"))
        subscribe(receiver.address("/whole"))
        make_published()
        assert send_webhooks() == 1
    assert "ZeroDivisionError" in caplog.text
    assert refused_reason()["details"]["why"] == "ZeroDivisionError"


def test_a_third_fail_at_first_and_nothing_is_lost_doubled_or_out_of_order() -> None:
    """What `benchmarks/webhooks.py` does with a thousand subscribers."""
    failed: dict[str, int] = {}
    with receiving() as receiver:

        def answer(message: Received) -> Says:
            number = int(message.path.removeprefix("/"))
            failed[message.path] = failed.get(message.path, 0) + 1
            if number % 3 == 0 and failed[message.path] <= 2:
                return 500, {}
            message.headers["taken"] = "yes"
            return TAKEN

        receiver.answer = answer
        for number in range(12):
            subscribe(receiver.address(f"/{number}"))
        claims = [make_claim() for _number in range(4)]
        for claim in claims:
            publish(claim)
        for claim in claims:
            correct(claim, "Placeringarna kostade 604 miljoner kronor.")
        for _attempt in range(4):
            send_webhooks()
            try_again_now()
    messages = list(WebhookMessage.objects.order_by("pk").values_list("message_id", flat=True))
    assert len(messages) == 8
    for number in range(12):
        taken = [each.id for each in receiver.at(f"/{number}") if "taken" in each.headers]
        assert taken == messages
    assert WebhookDelivery.objects.filter(status=500).count() == 8


def test_only_one_worker_sends_at_a_time() -> None:
    with receiving() as receiver:
        subscribe(receiver.address())
        make_published()
        with sending._alone() as alone:
            assert alone
            assert ask(
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711005"
            ) == [(1,)]
        assert send_webhooks() == 1
