"""Each verb is spelled once: its button and its refusal say the same."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core.exceptions import PermissionDenied
from django.utils import translation

from claims import review
from claims.admin.base import VERBS
from claims.admin.claim.next_steps import Step, steps
from claims.admin.reader.marked_claims import verbs_for
from claims.changing import merging
from claims.models import Claim
from claims.publication import publishing
from claims.publication.publishing import PublicationRefused
from claims.publication.verbs import RESTORE, WITHDRAW, PublicStanding
from claims.review import ReviewRefused, Sharing
from claims.verbs import Verb
from claims.vocabulary import workflow
from tests.factories import (
    AT,
    make_assessment,
    make_claim,
    make_scale_and_ratings,
    make_speaker,
    make_user,
)
from tests.merges import make_merge

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def handed_in(by: User, **overrides: Any) -> Claim:
    assessment = make_assessment(submitted_at=AT, submitted_by=by, **overrides)
    return make_claim(assessment=assessment, status=workflow.IN_REVIEW)


def buttons(claim: Claim, by: User) -> dict[str, Step]:
    newest = claim.versions.order_by("-number").first()
    return {step.verb: step for step in steps(PublicStanding(claim, newest), by=by)}


def test_each_has_a_name_of_its_own_and_a_right_that_there_is() -> None:
    assert len({verb.name for verb in VERBS}) == len(VERBS)
    known = {
        f"{app}.{name}"
        for app, name in Permission.objects.values_list("content_type__app_label", "codename")
    }
    assert {verb.permission for verb in VERBS} <= known


def test_the_table_of_transitions_knows_those_of_the_review() -> None:
    beside = {"approve_as_not_checkable"}  # what approving is without a rating
    assert set(review.VERBS) == set(workflow.TRANSITIONS) - beside


@pytest.mark.parametrize("role", ["researcher", "editor", ""])
def test_nobody_does_what_their_role_does_not_allow(role: str) -> None:
    by, claim, merge = make_user(role=role), handed_in(make_user()), make_merge()
    by_name: dict[str, Callable[[], object]] = {
        name: lambda verb=verb: review.take_on(claim, verb, by=by, at=AT, reason="Ofullständig.")  # type: ignore[misc]
        for name, verb in review.VERBS.items()
    }
    said: dict[str, Any] = {"by": by, "at": AT}
    by_name |= {
        "share": lambda: review.share_assessment(make_claim(), claim, **said),
        "publish": lambda: publishing.publish([], **said),
        "correct": lambda: publishing.correct([], note="Nytt.", **said),
        "withdraw": lambda: publishing.withdraw([], reason="Nytt.", **said),
        "restore": lambda: publishing.restore([], note="Nytt.", **said),
        "propose_merge": lambda: merging.propose_merge(claim.speaker, make_speaker(), **said),
        "approve_merge": lambda: merging.approve_merge(merge, **said),
        "decline_merge": lambda: merging.decline_merge(merge, **said),
    }
    assert set(by_name) == {verb.name for verb in VERBS}
    for verb in VERBS:
        if not by.has_perm(verb.permission):
            with pytest.raises(PermissionDenied):
                by_name[verb.name]()


def test_a_button_that_cannot_be_pressed_says_what_the_verb_would() -> None:
    by = make_user()
    own, unexplained = handed_in(by), handed_in(make_user(), explanation="", **rated())
    for claim, sentence in (
        (own, "You submitted this: somebody else has to approve it."),
        (unexplained, "The assessment has no explanation yet."),
    ):
        assert buttons(claim, by)["approve"].why_not == sentence
        with pytest.raises(ReviewRefused) as info:
            review.take_on(claim, review.APPROVE, by=by, at=AT)
        assert str(info.value) == sentence


def rated() -> dict[str, Any]:
    return {"rating": make_scale_and_ratings()["true"]}


def test_who_handed_it_in_sees_what_it_waits_for_without_the_right_to_approve() -> None:
    researcher = make_user(role="researcher")
    assert buttons(handed_in(researcher), researcher)["approve"].why_not
    assert "approve" not in buttons(handed_in(make_user()), researcher)


def test_what_may_just_have_been_typed_keeps_no_button_from_being_pressed() -> None:
    claim = make_claim(status=workflow.IN_PROGRESS)
    by = make_user()
    assert review.SUBMIT.why_not(claim, by) == (
        "It has no assessment yet. Write one on the claim's page."
    )
    assert buttons(claim, by)["submit"] == Step("submit", "Save and submit for review")


def test_what_is_published_unchanged_says_so_before_and_after() -> None:
    by, claim = make_user(), make_claim()
    assert buttons(claim, by)["publish"] == Step("publish", "Publish…")
    publishing.publish([claim], by=by, at=AT)
    claim = Claim.objects.get()
    sentence = "It is published already, and nothing has changed since."
    shown = buttons(claim, by)
    assert shown["publish"] == Step("publish", "Publish changes…", sentence)
    assert shown["correct"] == Step("correct", "Correct…", sentence)
    assert shown["withdraw"] == Step("withdraw", "Withdraw…")
    with pytest.raises(PublicationRefused) as info:
        publishing.correct([claim], by=by, at=AT, note="Nytt.")
    assert info.value.reasons == [(claim, [sentence])]


@pytest.mark.parametrize(
    ("verb", "act"),
    [
        (
            WITHDRAW,
            lambda claim, **said: publishing.withdraw([claim], **said, reason="x"),
        ),
        (RESTORE, lambda claim, **said: publishing.restore([claim], **said, note="x")),
    ],
)
def test_what_is_not_public_has_no_button_and_is_refused(
    verb: Verb[PublicStanding], act: Any
) -> None:
    by, claim = make_user(), make_claim()
    assert verb.name not in buttons(claim, by)
    with pytest.raises(PublicationRefused) as info:
        act(claim, by=by, at=AT)
    assert info.value.reasons == [(claim, [verb.why_not(PublicStanding(claim, None), by)])]


def test_sharing_is_refused_as_it_is_shown() -> None:
    by = make_user()
    claim, other = make_claim(assessment=make_assessment()), handed_in(make_user())
    sentence = review.SHARE.why_not(Sharing(claim, other), by)
    assert sentence.startswith("This claim has an assessment of its own")
    with pytest.raises(ReviewRefused, match=sentence):
        review.share_assessment(claim, other, by=by, at=AT)


def test_the_reader_offers_the_same_by_status(rf: Any) -> None:
    request = rf.get("/")
    request.user = make_user()
    offered = verbs_for(request)
    assert {status: [each["verb"] for each in verbs] for status, verbs in offered.items()} == {
        "unverified": ["start", "submit"],
        "in_progress": ["submit", "send_back"],
        "in_review": ["approve", "send_back"],
        "checked": ["send_back"],
        "not_checkable": ["send_back"],
    }
    assert offered["in_review"][1] == {"verb": "send_back", "label": "Send back…", "reason": True}
