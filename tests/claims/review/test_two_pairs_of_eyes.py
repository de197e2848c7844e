"""Ways round an approval that were found by trying: each is shut, in the database too."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils.translation import override

from claims.models import Claim, ClaimApproval, Notice, Rating, RatingScale
from claims.publication.record import snapshot
from claims.review import ReviewRefused, after_change, approve, send_back, submit
from corpus.history.events import event_models
from tests.claims.review.test_approvals import next_version, whole
from tests.factories import AT, make_user
from tests.promises import ask, change, insert, refused_by, run, settle, twin
from tests.published import make_checked, publish

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(hours=1)


# Whoever had a hand in it


def changed_by_two() -> tuple[Claim, Any, Any]:
    """A checked claim whose number one editor changed, and another one a comma after that."""
    claim = make_checked()
    anna, bo = make_user("anna", is_staff=True), make_user("bo", is_staff=True)
    publish(claim)
    for number, (who, statement) in enumerate(
        ((anna, "Det kostade 900"), (bo, "Det kostade 900."))
    ):
        change(claim, statement=statement)
        after_change([claim.pk], by=who, at=LATER + timedelta(minutes=number))
    claim.refresh_from_db()
    return claim, anna, bo


def test_nobody_approves_their_change_though_somebody_else_handed_it_in_last() -> None:
    claim, anna, bo = changed_by_two()
    assert claim.assessment
    for who in (anna, bo):
        with override("en"), pytest.raises(ReviewRefused, match="somebody else has to approve"):
            approve(claim.assessment, by=who, at=LATER + timedelta(hours=1))
        assert not Claim.objects.waiting_for(who).exists()
    newest = ClaimApproval.objects.filter(claim=claim).newest()
    with refused_by("approval_four_eyes"):
        newest.update(approved_at=LATER + timedelta(hours=1), approved_by=anna)
    # Bo was told of Anna's change; Anna isn't told of what she may not approve.
    told = Notice.objects.filter(kind=Notice.Kind.TO_APPROVE).values_list("user__username")
    assert sorted(told) == [("bo",)]
    third = make_user()
    assert Claim.objects.waiting_for(third).get() == claim
    approve(claim.assessment, by=third, at=LATER + timedelta(hours=1))
    settle()


def test_what_was_approved_since_is_nobodys_change_any_more() -> None:
    """An old submission that somebody else wrote over does not hide the claim for ever."""
    claim, anna, _bo = changed_by_two()
    assert claim.assessment
    approve(claim.assessment, by=make_user(), at=LATER + timedelta(hours=1))
    change(claim, statement="Det kostade 800.")
    after_change([claim.pk], by=make_user(), at=LATER + timedelta(hours=2))
    assert Claim.objects.waiting_for(anna).get() == claim
    approve(claim.assessment, by=anna, at=LATER + timedelta(hours=3))
    settle()


def test_what_was_sent_back_is_handed_in_afresh() -> None:
    claim, anna, bo = changed_by_two()
    assert claim.assessment
    send_back(claim.assessment, by=anna, at=LATER + timedelta(hours=1), reason="Källa?")
    claim.assessment.refresh_from_db()
    submit(claim.assessment, by=bo, at=LATER + timedelta(hours=2))
    assert Claim.objects.waiting_for(anna).get() == claim
    approve(claim.assessment, by=anna, at=LATER + timedelta(hours=3))
    settle()


# The words of a verdict


def test_the_words_of_a_verdict_are_kept_once_it_is_approved() -> None:
    """Before anything is published by it: what was approved is a word."""
    claim = make_checked()
    rating = claim.assessment and claim.assessment.rating
    assert rating
    settle()
    with refused_by("rating_kept_once_used"):
        change(rating, label_sv="Sant", label_en="True")
    with refused_by("rating_kept_once_used"):
        change(Rating.objects.exclude(pk=rating.pk)[0], value=1)
    with refused_by("rating_kept_once_used"):
        RatingScale.objects.update(best=9)


# Versions whose columns and record say different things


def forged(claim: Claim) -> dict[str, tuple[dict[str, Any], dict[str, Any]]]:
    """What is said in the record's claim, and the columns beside it."""
    said = snapshot(claim)["claim"]
    verdict, other = said["rating"], Rating.objects.get(slug="true")
    note = {"kind": "update", "note": "Ändrat."}
    free = {"status": "unverified", "rating": None}
    return {
        "a verdict in a version without one": ({"statement": "900 miljoner."}, free | note),
        "the same, its status left out": ({"verification_status": None}, free | note),
        "a check in a version without one": (
            {"verification_status": "unverified", "rating": None, "statement": "900 miljoner."},
            free | note,
        ),
        "another verdict in the column": ({}, {"rating": other} | note),
        "another word for it": ({"rating": verdict | {"label": "Sant"}}, note),
        "another value": ({"rating": verdict | {"value": 5}}, note),
        "another status": ({"verification_status": "unverified"}, note),
        "another claim": ({"id": "aaaaaaaa"}, note),
        "a withdrawal that tells all": ({"statement": "Nej."}, {"kind": "withdrawal", "note": "–"}),
    }


def test_a_version_is_what_its_record_tells_the_public() -> None:
    claim = whole()
    publish(claim)
    record = claim.versions.get().record
    for said, columns in forged(claim).values():
        with refused_by("version_says_what_its_record_says"):
            insert(
                next_version(claim, record=record | {"claim": record["claim"] | said}, **columns)
            )
    insert(next_version(claim, record=record))


def test_a_record_that_came_with_a_package_is_no_approval_after_a_withdrawal_here() -> None:
    claim = whole()
    publish(claim)
    first = claim.versions.get()
    ClaimApproval.objects.bulk_create(
        [twin(claim.approvals.latest("pk"), carried=True, approved_at=AT)]
    )
    gone = next_version(
        claim, kind="withdrawal", note="Fel.", record={"claim": {"id": claim.public_id}}
    )
    gone.published_at = LATER
    insert(gone)
    again = twin(
        gone, number=3, publication=gone.publication + 1, kind="update", record=first.record
    )
    again.published_at = LATER + timedelta(hours=1)
    with refused_by("version_is_what_was_approved"):
        insert(again)


# What no trigger for rows sees


def test_what_has_a_history_is_never_emptied_at_once() -> None:
    claim = whole()
    publish(claim)
    on_truncate = "SELECT 1 FROM pg_trigger WHERE tgrelid = %s::regclass AND tgtype & 32 <> 0"
    tables = {m._meta.db_table for m in event_models() if m._meta.app_label == "claims"}
    assert "claims_quantity" in tables
    for table in tables:
        assert len(ask(on_truncate, table)) == 1, table
    settle()
    with refused_by("tracked_never_truncated"):
        run("TRUNCATE claims_quantity")
    with refused_by("tracked_never_truncated"):
        run("TRUNCATE claims_voice, claims_evidence CASCADE")
