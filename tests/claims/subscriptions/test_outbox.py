"""`claims/rules/webhooks.sql`: what there is to tell is written with the publication, or not, and
kept until it has been told; attacked by SQL."""

from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from claims.models import (
    Subscriber,
    SubscriberStanding,
    WebhookDelivery,
    WebhookMessage,
)
from claims.publication import publishing
from claims.publication.publishing import withdraw
from corpus.anchoring import anchor
from corpus.history.events import event_models
from tests.claims.moving.revised import make_revised, newest
from tests.claims.subscriptions.receiver import make_subscriber, subscribe
from tests.factories import AT, QUOTE, make_claim, make_revision, make_user
from tests.promises import breaks, change, refused_by, run, twin
from tests.published import make_published, publish

pytestmark = pytest.mark.django_db


def told() -> list[tuple[str, int]]:
    """The types of the messages, and of how many publications each is."""
    rows = WebhookMessage.objects.order_by("pk").values_list("type", "publications")
    return [(kind, len(publications)) for kind, publications in rows]


def told_publications() -> list[int]:
    rows = WebhookMessage.objects.exclude(type="source.revised").order_by("pk")
    return [each for row in rows.values_list("publications", flat=True) for each in row]


def test_every_kind_of_publication_is_told_of() -> None:
    user = make_user()
    claim = make_published()
    change(claim, statement="Placeringarna kostade staden 640 miljoner kronor under 2022.")
    claim.refresh_from_db()
    publish(claim, kind="update", note="Tydligare.")
    change(claim, statement="Placeringarna kostade staden 604 miljoner kronor under 2022.")
    claim.refresh_from_db()
    publish(claim, kind="correction", note="Fel siffra.")
    withdraw([claim], by=user, at=AT, reason="Fel källa.")
    publishing.restore([claim], by=user, at=AT, note="Källan stämmer.")
    assert told() == [
        ("claim.published", 1),
        ("claim.updated", 1),
        ("claim.corrected", 1),
        ("claim.withdrawn", 1),
        ("claim.restored", 1),
    ]
    assert told_publications() == [1, 2, 3, 4, 5]


def test_an_act_of_many_claims_is_told_of_in_batches() -> None:
    revision = make_revision()
    claims = [make_claim(revision=revision) for _number in range(230)]
    publish(*claims)
    assert told() == [("claim.published", 100), ("claim.published", 100), ("claim.published", 30)]
    assert told_publications() == list(range(1, 231))


def test_a_batch_has_one_type_and_none_is_told_before_an_earlier_one() -> None:
    first, second, third = (make_claim() for _number in range(3))
    publish(second)
    change(second, statement="Placeringarna kostade staden 604 miljoner kronor under 2022.")
    second.refresh_from_db()
    publish(first, second, third, kind="correction", note="Fel siffra.")
    assert told() == [
        ("claim.published", 1),
        ("claim.published", 1),
        ("claim.corrected", 1),
        ("claim.published", 1),
    ]
    assert told_publications() == [1, 2, 3, 4]


def test_a_publication_that_is_undone_is_not_told_of() -> None:
    claim = make_claim()
    with transaction.atomic():
        publish(claim)
        assert told() == [("claim.published", 1)]
        transaction.set_rollback(True)
    assert told() == []
    publish(claim)
    assert told() == [("claim.published", 1)]


def test_a_revised_source_is_told_of_once_when_the_public_sees_it() -> None:
    document, claims = make_revised()
    moving = [claims["unchanged"], claims["moved"]]
    publish(*moving)
    make_published()
    assert told() == [("claim.published", 2), ("claim.published", 1)]
    for claim in moving:
        text = newest(document)
        start, end = anchor(text.text, claim.quote, None)
        change(claim, revision=text, start=start, end=end)
        claim.refresh_from_db()
        publish(claim, kind="moved")
    assert told()[2:] == [("source.revised", 1), ("claim.moved", 1), ("claim.moved", 1)]
    assert WebhookMessage.objects.get(type="source.revised").publications == [4]


def test_a_source_is_not_revised_before_anybody_has_seen_an_earlier_text() -> None:
    document, _claims = make_revised()
    publish(make_claim(revision=newest(document), quote=QUOTE))
    assert told() == [("claim.published", 1)]


def test_a_message_never_changes() -> None:
    make_published()
    with refused_by("webhook_message_never_changes"):
        run("UPDATE claims_webhookmessage SET made_at = now() - interval '1 year'")
    with refused_by("webhook_message_never_changes"):
        WebhookMessage.objects.update(message_id="msg_annan")


def test_a_message_stays_while_somebody_waits_for_it() -> None:
    subscriber, _secret = subscribe("https://mottagare.example/")
    make_published()
    with refused_by("webhook_message_waited_for"):
        WebhookMessage.objects.all().delete()
    standing = SubscriberStanding.objects.filter(subscriber=subscriber)
    standing.update(stopped_at=AT, stopped_why="failed")
    with transaction.atomic():
        assert WebhookMessage.objects.all().delete()[0] == 1
        transaction.set_rollback(True)
    standing.update(stopped_at=None, stopped_why="", position=WebhookMessage.objects.get().pk)
    assert WebhookMessage.objects.all().delete()[0] == 1


def test_a_message_is_of_a_known_type_and_of_some_claims() -> None:
    make_published()
    message = WebhookMessage.objects.get()
    other = {"message_id": "msg_annan"}
    breaks("webhook_message_type_known", message, inserted_only=True, **other, type="claim.lost")
    for publications in ([], list(range(1, 102))):
        breaks(
            "webhook_message_of_some_claims",
            message,
            inserted_only=True,
            **other,
            publications=publications,
        )
    with refused_by("claims_webhookmessage_message_id_key"):
        twin(message).save()


def test_a_subscriber_has_a_name_and_an_address() -> None:
    subscriber = make_subscriber()
    breaks("subscriber_name_given", subscriber, name="")
    breaks("subscriber_address_on_the_web", subscriber, address="ftp://mottagare.example/")
    breaks("subscriber_address_on_the_web", subscriber, address="")


def test_a_standing_says_why_it_is_stopped_and_since_when_it_fails() -> None:
    subscribe("https://mottagare.example/")
    standing = SubscriberStanding.objects.get()
    stopped: list[dict[str, Any]] = [
        {"stopped_at": AT},
        {"stopped_why": "failed"},
        {"stopped_at": AT, "stopped_why": "tired"},
    ]
    for values in stopped:
        with refused_by("standing_stopped_for_a_reason"):
            change(standing, **values)
    failing: list[dict[str, Any]] = [{"failures": 1}, {"failing_since": AT}]
    for values in failing:
        with refused_by("standing_failing_since_a_time"):
            change(standing, **values)


def test_who_subscribes_leaves_events_and_what_the_worker_notes_leaves_none() -> None:
    subscriber, _secret = subscribe("https://mottagare.example/")
    change(subscriber, wanted="party=S")
    SubscriberStanding.objects.update(position=7, delivered_at=timezone.now())
    subscriber.delete()
    assert _events(subscriber) == [("insert", ""), ("update", "party=S"), ("delete", "party=S")]
    assert not WebhookDelivery.objects.exists()


def _events(subscriber: Subscriber) -> list[tuple[str, str]]:
    rows = event_models()[Subscriber]._default_manager.order_by("pgh_id")
    return list(rows.values_list("pgh_label", "wanted"))
