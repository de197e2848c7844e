"""The check's way through the workflow: submitted by one, approved by another."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.utils import translation

from claims.models import Assessment, Claim
from claims.review import ReviewRefused, after_change, approve, send_back, start, submit, take_back
from tests.factories import AT, make_assessment, make_claim, make_scale_and_ratings, make_user

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(days=1)


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def shared(status: str = "in_progress", **overrides: Any) -> Assessment:
    """A draft that two claims share."""
    assessment = make_assessment(**overrides)
    make_claim(assessment=assessment, status=status)
    make_claim(assessment=assessment, status=status)
    return assessment


def statuses() -> set[str]:
    return set(Claim.objects.values_list("status", flat=True))


def refused(assessment: Assessment, verb: Any, **words: Any) -> str:
    """Why the verb is refused; asserts that it changed nothing."""
    before = list(Assessment.objects.values()), list(Claim.objects.values())
    with pytest.raises(ReviewRefused) as info:
        verb(assessment, **words)
    assert (list(Assessment.objects.values()), list(Claim.objects.values())) == before
    return str(info.value)


def test_submit_moves_every_claim_that_shares_it() -> None:
    assessment, by = shared(), make_user(role="researcher")
    submit(assessment, by=by, at=AT)
    assessment.refresh_from_db()
    assert (assessment.submitted_by, assessment.submitted_at) == (by, AT)
    assert (assessment.approved_by, assessment.approved_at) == (None, None)
    assert statuses() == {"in_review"}


def test_an_unverified_claim_can_be_submitted_at_once() -> None:
    submit(shared("unverified"), by=make_user(), at=AT)
    assert statuses() == {"in_review"}


def test_a_rated_check_that_is_approved_makes_its_claims_checked() -> None:
    assessment, by = shared(rating=make_scale_and_ratings()["true"]), make_user()
    submit(assessment, by=make_user(role="researcher"), at=AT)
    approve(assessment, by=by, at=LATER)
    assessment.refresh_from_db()
    assert (assessment.approved_by, assessment.approved_at) == (by, LATER)
    assert statuses() == {"checked"}


def test_a_check_without_a_rating_makes_its_claims_not_checkable() -> None:
    assessment = shared(explanation="")
    submit(assessment, by=make_user(), at=AT)
    approve(assessment, by=make_user(), at=LATER)
    assert statuses() == {"not_checkable"}


def test_four_eyes() -> None:
    assessment, by = shared(), make_user(is_superuser=True)
    submit(assessment, by=by, at=AT)
    message = "You submitted this: somebody else has to approve it."
    assert refused(assessment, approve, by=by, at=LATER) == message


def test_four_eyes_hold_for_who_has_an_old_copy() -> None:
    assessment, by = shared(), make_user()
    old = Assessment.objects.get()
    submit(assessment, by=by, at=AT)
    assert "somebody else has to approve it" in refused(old, approve, by=by, at=LATER)


def test_submitting_again_after_sending_back_asks_for_a_new_approval() -> None:
    assessment, one, two = shared(), make_user(), make_user()
    submit(assessment, by=one, at=AT)
    send_back(assessment, by=two, at=AT, reason="Källan räcker inte.")
    submit(assessment, by=two, at=LATER)
    assert "somebody else has to approve it" in refused(assessment, approve, by=two, at=LATER)
    approve(assessment, by=one, at=LATER)
    assert statuses() == {"not_checkable"}


def test_what_was_not_submitted_is_not_approved() -> None:
    assert refused(shared(), approve, by=make_user(), at=AT) == (
        "The assessment has not been submitted."
    )


def test_a_summary_is_needed_to_submit() -> None:
    assert refused(shared(summary=""), submit, by=make_user(), at=AT) == (
        "The assessment has no summary yet."
    )


def test_an_explanation_is_needed_to_approve_a_rating() -> None:
    assessment = shared(rating=make_scale_and_ratings()["true"], explanation="")
    submit(assessment, by=make_user(), at=AT)
    assert refused(assessment, approve, by=make_user(), at=LATER) == (
        "The assessment has no explanation yet."
    )


@pytest.mark.parametrize("verb", [submit, approve])
def test_a_check_of_no_claim_goes_nowhere(verb: Any) -> None:
    assert refused(make_assessment(), verb, by=make_user(), at=AT) == (
        "No claim has this assessment."
    )


def test_all_claims_move_or_none() -> None:
    assessment = shared()
    submit(assessment, by=make_user(), at=AT)
    late = make_claim(assessment=assessment, status="unverified")
    message = refused(assessment, approve, by=make_user(), at=LATER)
    assert message == f"Claim {late.public_id} is “unverified”: this can't be done with it now."


def test_what_is_checked_is_not_submitted_again() -> None:
    assessment = shared()
    submit(assessment, by=make_user(), at=AT)
    approve(assessment, by=make_user(), at=LATER)
    assert "not checkable" in refused(assessment, submit, by=make_user(), at=LATER)


def test_who_approves_an_old_copy_approves_what_is_stored() -> None:
    """What somebody else has written meanwhile is neither overwritten nor overlooked."""
    assessment = shared()
    submit(assessment, by=make_user(), at=AT)
    old = Assessment.objects.get()
    rating = make_scale_and_ratings()["true"]
    Assessment.objects.update(rating=rating, summary="Så står det nu.")
    assert "changed after it was submitted" in refused(old, approve, by=make_user(), at=LATER)
    somebody = make_user()
    after_change(Claim.objects.values_list("pk", flat=True), by=somebody, at=LATER)
    assert "You submitted this" in refused(old, approve, by=somebody, at=LATER)
    approve(old, by=make_user(), at=LATER)
    stored = Assessment.objects.get()
    assert (stored.rating, stored.summary) == (rating, "Så står det nu.")
    assert statuses() == {"checked"}


@pytest.mark.parametrize("rated", [True, False])
def test_send_back(rated: bool) -> None:
    rating = make_scale_and_ratings()["true"] if rated else None
    assessment, by = shared(rating=rating), make_user()
    submit(assessment, by=make_user(), at=AT)
    approve(assessment, by=make_user(), at=AT)
    send_back(assessment, by=by, at=LATER, reason=" Källan är borta. ")
    assessment.refresh_from_db()
    assert (assessment.sent_back_by, assessment.sent_back_at) == (by, LATER)
    assert assessment.sent_back_reason == "Källan är borta."
    assert (assessment.submitted_at, assessment.approved_at) == (None, None)
    assert statuses() == {"in_progress"}


def test_sending_back_needs_a_reason() -> None:
    assessment = shared()
    submit(assessment, by=make_user(), at=AT)
    message = refused(assessment, send_back, by=make_user(), at=AT, reason=" ")
    assert message == "Sending back needs a reason."


def test_who_submitted_takes_it_back_and_approves_none_of_it_afterwards() -> None:
    assessment, anna, bo = shared(), make_user(), make_user()
    submit(assessment, by=anna, at=AT)
    claim = assessment.claims.order_by("pk")[0]
    assert refused(assessment, take_back, by=bo, at=LATER, claim=claim) == (
        "Only whoever submitted it can take it back."
    )
    take_back(assessment, by=anna, at=LATER, claim=claim)
    assessment.refresh_from_db()
    assert (assessment.submitted_by, assessment.submitted_at) == (None, None)
    assert statuses() == {"in_progress"}
    assert refused(assessment, take_back, by=anna, at=LATER, claim=claim)
    submit(assessment, by=bo, at=LATER)
    assert "somebody else" in refused(assessment, approve, by=anna, at=LATER)
    approve(assessment, by=make_user(), at=LATER)


def test_a_change_after_approval_is_taken_back_alone() -> None:
    assessment, anna = shared(rating=make_scale_and_ratings()["true"]), make_user()
    submit(assessment, by=make_user(), at=AT)
    approve(assessment, by=make_user(), at=LATER)
    changed, other = assessment.claims.order_by("pk")
    changed.statement = "Något annat."
    changed.save()
    after_change([changed.pk], by=anna, at=LATER)
    take_back(assessment, by=anna, at=LATER, claim=changed)
    for claim, status in ((changed, "in_progress"), (other, "checked")):
        claim.refresh_from_db()
        assert claim.status == status
    assert assessment.approved_at == LATER
    submit(assessment, by=anna, at=LATER)
    approve(assessment, by=make_user(), at=LATER)
    assert statuses() == {"checked"}


def test_start() -> None:
    claim = make_claim()
    start(claim, by=make_user(role="researcher"), at=AT)
    assert statuses() == {claim.status} == {"in_progress"}
    with pytest.raises(ReviewRefused):
        start(claim, by=make_user(), at=AT)


@pytest.mark.parametrize(
    ("verb", "role"),
    [
        (submit, ""),
        (approve, ""),
        (approve, "researcher"),
        (send_back, "researcher"),
        (take_back, ""),
    ],
)
def test_only_whose_role_allows_it(verb: Any, role: str) -> None:
    assessment = shared()
    submit(assessment, by=make_user(), at=AT)
    by: User = make_user(role=role)
    words: dict[str, Any] = {"reason": "Nej."} if verb is send_back else {}
    if verb is take_back:
        words = {"claim": assessment.claims.first()}
    with pytest.raises(PermissionDenied):
        verb(assessment, by=by, at=LATER, **words)
    assert statuses() == {"in_review"}
