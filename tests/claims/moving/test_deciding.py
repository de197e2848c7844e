"""Claims move by an editor's click alone, and what is published of them needs no new approval."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.utils.translation import override

from claims.models import Claim, ClaimVersion, LeftBehind
from claims.moving.deciding import (
    MoveRefused,
    accept,
    fate_of,
    leave,
    move_unchanged,
    waiting,
    would_become,
)
from claims.moving.mapping import FateKind
from claims.publication import publishing
from claims.publication.publishing import PublicationRefused
from claims.publication.record import recorded
from corpus.anchoring import Span, anchor
from tests.claims.moving.revised import CHANGED, MOVED, NEW, OLD, make_revised, newest
from tests.factories import (
    AT,
    QUOTE,
    make_claim,
    make_quantity,
    make_revision,
    make_section,
    make_user,
)
from tests.published import make_checked, publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with override("en"):
        yield


LATER = AT + timedelta(days=1)


def again(claim: Claim) -> Claim:
    return Claim.objects.select_related("revision").get(pk=claim.pk)


def test_what_would_become_of_claims_is_known_before_the_text_is_taken() -> None:
    old = make_revision(OLD)
    for quote in (QUOTE, CHANGED, MOVED):
        make_claim(revision=old, quote=quote)
    kinds = [each.fate.kind for each in would_become(old.document, NEW)]
    assert kinds == [FateKind.UNCHANGED, FateKind.CHANGED, FateKind.MOVED]
    assert would_become(make_revision().document, NEW) == []


def test_the_unchanged_move_at_once_and_the_others_stay() -> None:
    document, claims = make_revised()
    section = make_section(newest(document), start=0, end=len(NEW))
    moved = move_unchanged(document, by=make_user(), at=AT)
    assert [claim.pk for claim in moved] == [claims["unchanged"].pk]
    claim = again(claims["unchanged"])
    assert (claim.revision.number, claim.span) == (2, anchor(NEW, QUOTE))
    assert claim.section == section
    assert [again(claims[name]).revision.number for name in ("changed", "moved", "gone")] == [1] * 3
    assert move_unchanged(document, by=make_user(), at=AT) == []


def test_moving_makes_an_event_that_says_who_and_what() -> None:
    document, claims = make_revised()
    user = make_user()
    move_unchanged(document, by=user, at=AT)
    events: Any = apps.get_model("claims", "ClaimEvent")._default_manager
    event = events.filter(pgh_obj=claims["unchanged"].pk).order_by("-pgh_id").first()
    assert event.pgh_label == "update"
    assert event.pgh_context.metadata | {"user": user.pk, "verb": "move_to_text"} == (
        event.pgh_context.metadata
    )


def test_nobody_moves_without_the_right() -> None:
    document, claims = make_revised()
    nobody = make_user(role="")
    text = newest(document)
    with pytest.raises(PermissionDenied):
        move_unchanged(document, by=nobody, at=AT)
    with pytest.raises(PermissionDenied):
        accept(claims["moved"], anchor(NEW, MOVED), text, by=nobody, at=AT)
    with pytest.raises(PermissionDenied):
        leave(claims["gone"], text, by=nobody, at=AT, reason="–")


def test_an_approved_claim_that_moves_stays_approved_and_its_versions_keep_their_text() -> None:
    claim = make_checked(revision=make_revision(OLD), quote=QUOTE)
    (first,) = publish(claim)
    make_revision(NEW, document=claim.revision.document)
    move_unchanged(claim.revision.document, by=make_user(), at=AT)
    moved = again(claim)
    assert moved.status == "checked"
    (version,) = publishing.publish([moved], by=make_user(), at=LATER, kind="moved")
    assert (version.number, version.kind, version.revision.number) == (2, "moved", 2)
    assert "2" in version.note
    assert recorded(version)["claim"]["source"]["revision"] == 2
    assert ClaimVersion.objects.get(pk=first.pk).revision.number == 1


def test_what_is_more_than_a_move_is_not_published_as_one() -> None:
    claim = make_claim(revision=make_revision(OLD))
    publish(claim)
    make_revision(NEW, document=claim.revision.document)
    move_unchanged(claim.revision.document, by=make_user(), at=AT)
    Claim.objects.filter(pk=claim.pk).update(statement="Något annat.")
    with pytest.raises(PublicationRefused, match="place"):
        publishing.publish([again(claim)], by=make_user(), at=LATER, kind="moved")


def test_a_claim_that_did_not_move_is_not_published_as_moved() -> None:
    claim = make_claim()
    publish(claim)
    Claim.objects.filter(pk=claim.pk).update(statement="Något annat.")
    with pytest.raises(PublicationRefused):
        publishing.publish([again(claim)], by=make_user(), at=LATER, kind="moved")


def test_other_words_take_an_approved_claim_to_review_without_its_old_numbers() -> None:
    claim = make_checked(revision=make_revision(OLD), quote=CHANGED)
    make_quantity(claim, text="24 miljarder", value=24_000_000_000)
    publish(claim)
    make_revision(NEW, document=claim.revision.document)
    text = newest(claim.revision.document)
    place = anchor(NEW, "25 miljarder i hela landet")
    assert accept(claim, place, text, by=make_user(), at=AT) == ["24 miljarder"]
    moved = again(claim)
    assert (moved.quote, moved.status) == ("25 miljarder i hela landet", "in_review")
    assert not moved.quantities.exists()
    assert moved.versions.count() == 1


def test_a_place_is_taken_in_the_newest_text_alone() -> None:
    document, claims = make_revised()
    shown = newest(document)
    make_revision(NEW + "Mer.\n", document=document)
    with pytest.raises(MoveRefused, match="newer text"):
        accept(claims["moved"], anchor(NEW, MOVED), shown, by=make_user(), at=AT)


@pytest.mark.parametrize("place", [Span(0, 0), Span(len(NEW), len(NEW) + 9), Span(3, 2)])
def test_a_place_without_words_is_none(place: Span) -> None:
    document, claims = make_revised()
    with pytest.raises(MoveRefused, match="no words"):
        accept(claims["moved"], place, newest(document), by=make_user(), at=AT)


def test_a_claim_moves_once() -> None:
    document, claims = make_revised()
    text = newest(document)
    accept(claims["moved"], anchor(NEW, MOVED), text, by=make_user(), at=AT)
    with pytest.raises(MoveRefused, match="meanwhile"):
        accept(claims["moved"], anchor(NEW, MOVED), text, by=make_user(), at=AT)
    with pytest.raises(MoveRefused, match="meanwhile"):
        leave(claims["moved"], text, by=make_user(), at=AT, reason="–")


def test_what_is_left_with_a_reason_waits_no_longer_until_there_is_a_newer_text() -> None:
    document, claims = make_revised()
    text = newest(document)
    with pytest.raises(MoveRefused, match="why"):
        leave(claims["gone"], text, by=make_user(), at=AT, reason="  ")
    leave(claims["gone"], text, by=make_user(), at=AT, reason="Struket.")
    left = leave(claims["gone"], text, by=make_user(), at=LATER, reason="Löftet är struket.")
    assert LeftBehind.objects.get() == left
    assert claims["gone"] not in [each.claim for each in waiting(text)]
    assert len(waiting(text)) == Claim.objects.waiting_to_be_moved().count() == 3
    make_revision(NEW + "Mer.\n", document=document)
    assert Claim.objects.waiting_to_be_moved().count() == 4


def test_a_claim_on_the_newest_text_has_nothing_to_move_to() -> None:
    assert fate_of(make_claim()) is None


def test_claims_of_several_old_texts_are_each_compared_with_their_own() -> None:
    document, _claims = make_revised()
    late = make_claim(revision=newest(document), quote="Texten har uppdaterats.")
    text = make_revision(NEW.replace("har uppdaterats", "är ny"), document=document)
    found = {each.claim.pk: each.fate.kind for each in waiting(text)}
    assert len(found) == 5
    assert found[late.pk] in {FateKind.CHANGED, FateKind.GONE}
