"""What the verbs do. Each takes its actor and its time, runs in one transaction, locks the
assessment and every claim that shares it, and moves them together."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from claims.models import Assessment, Claim, ClaimApproval
from claims.review.submissions import approval_of
from claims.review.verbs import (
    APPROVE,
    SEND_BACK,
    SHARE,
    START,
    SUBMIT,
    TAKE_BACK,
    Sharing,
    why_not_together,
)
from claims.teamwork.notices import settle_handed_in, tell_handed_in, tell_sent_back, working_on
from claims.verbs import Verb, doing
from claims.vocabulary import workflow
from corpus.any_of import AnyOf


class ReviewRefused(Exception):
    """Nothing was changed; the message says why, in the editor's words."""


def take_on(claim: Claim, verb: Verb[Claim], *, by: User, at: datetime, reason: str = "") -> None:
    """Do the verb to the claim and to those that share its assessment. Raises ReviewRefused."""
    if verb is START:
        start(claim, by=by, at=at)
    elif claim.assessment is None:
        raise ReviewRefused(verb.why_not(claim, by))
    elif verb is SUBMIT:
        submit(claim.assessment, by=by, at=at)
    elif verb is TAKE_BACK:
        take_back(claim.assessment, by=by, at=at, claim=claim)
    elif verb is APPROVE:
        approve(claim.assessment, by=by, at=at)
    else:
        send_back(claim.assessment, by=by, at=at, reason=reason, claim=claim)


def start(claim: Claim, *, by: User, at: datetime) -> None:
    """Take up an unverified claim. Raises ReviewRefused."""
    with doing(START, by=by, at=at):
        locked = Claim.objects.select_for_update().get(pk=claim.pk)
        _refuse(START, [locked], by)
        locked.status = claim.status = workflow.after("start", locked.status)
        locked.save(update_fields=["status"])


def submit(assessment: Assessment, *, by: User, at: datetime) -> None:
    """Hand in the assessment and its claims for review. Raises ReviewRefused."""
    with doing(SUBMIT, by=by, at=at):
        claims = _lock(assessment)
        if assessment.approved_at is not None:
            claims = _those_that("submit", claims)
        _refuse(SUBMIT, claims, by)
        _move("submit", claims)
        _hand_in(assessment, claims, by, at)
        tell_handed_in(claims, by=by, at=at)


def approve(assessment: Assessment, *, by: User, at: datetime) -> None:
    """Approve what somebody else submitted. With a rating its claims become checked, without
    one not checkable. Raises ReviewRefused."""
    with doing(APPROVE, by=by, at=at):
        claims = _lock(assessment)
        if assessment.approved_at is not None:
            claims = _those_that("approve", claims)
        _refuse(APPROVE, claims, by)
        if assessment.approved_at is None:
            assessment.approved_by, assessment.approved_at = by, at
            assessment.save(update_fields=_APPROVED)
        newest = ClaimApproval.objects.filter(claim__in=claims).newest()
        newest.update(approved_by=by, approved_at=at)
        _move(approval_of(assessment), claims)
        settle_handed_in(claims, at=at)


def take_back(assessment: Assessment, *, by: User, at: datetime, claim: Claim) -> None:
    """Back to work before anybody has approved it, by whoever submitted it. What they submitted
    stays theirs: they approve none of it afterwards either.

    Where others with the same assessment are approved, `claim` goes back alone. Raises
    ReviewRefused.
    """
    with doing(TAKE_BACK, by=by, at=at):
        claims = _lock(assessment)
        alone = any(each.status in workflow.APPROVED for each in claims)
        together = [each for each in claims if each.pk == claim.pk] if alone else claims
        _refuse(TAKE_BACK, together, by)
        _move("take_back", together)
        settle_handed_in(together, at=at)
        if assessment.approved_at is None:
            assessment.submitted_by = assessment.submitted_at = None
            assessment.save(update_fields=_SUBMITTED)


def send_back(
    assessment: Assessment, *, by: User, at: datetime, reason: str, claim: Claim | None = None
) -> None:
    """Back to work, with a reason for the desk. What is published stays until it is corrected.

    Where `claim` alone waits, because it was changed, and others with the same assessment are
    approved, it goes back alone. Raises ReviewRefused.
    """
    with doing(SEND_BACK, by=by, at=at):
        if not reason.strip():
            raise ReviewRefused(_("Sending back needs a reason."))
        claims = _lock(assessment)
        if claim is not None and any(each.status in workflow.APPROVED for each in claims):
            waiting = [each for each in claims if each.pk == claim.pk]
            if waiting and waiting[0].status == workflow.IN_REVIEW:
                _send_back_alone(waiting[0], by, at, reason.strip())
                return
        _refuse(SEND_BACK, claims, by)
        users = set().union(*(working_on(each) for each in claims))
        _move("send_back", claims)
        settle_handed_in(claims, at=at)
        tell_sent_back(claim or claims[0], users, by=by, at=at, why=reason.strip())
        assessment.submitted_by = assessment.submitted_at = None
        assessment.approved_by = assessment.approved_at = None
        assessment.sent_back_by, assessment.sent_back_at = by, at
        assessment.sent_back_reason = reason.strip()
        assessment.save(update_fields=[*_SUBMITTED, *_APPROVED, *_SENT_BACK])


def _send_back_alone(claim: Claim, by: User, at: datetime, reason: str) -> None:
    handed_in = claim.approvals.newest().values_list("submitted_by", flat=True)
    settle_handed_in([claim], at=at)
    tell_sent_back(claim, working_on(claim) | set(handed_in), by=by, at=at, why=reason)
    claim.approvals.newest().filter(approved_at=None).update(
        sent_back_by=by, sent_back_at=at, sent_back_reason=reason
    )
    _move("send_back", [claim])


def after_change(claims: Collection[int], *, by: User, at: datetime) -> list[Claim]:
    """Whoever changes a claim that waits for approval, or was approved, has handed it in.

    To be called in the transaction of the change, with the primary keys of the claims that it may
    have touched; the database has taken those to review by then whose content is no longer what
    was approved. Those that wait now because of it. One that is what was approved after all is
    approved again.
    """
    waiting = list(
        Claim.objects.select_for_update(of=("self",))
        .filter(AnyOf("pk", list(claims)), status=workflow.IN_REVIEW, assessment__isnull=False)
        .select_related("assessment")
        .order_by("pk")
    )
    of_them = ClaimApproval.objects.filter(AnyOf("claim_id", [claim.pk for claim in waiting]))
    unchanged = {each.claim_id: each for each in of_them.newest().unchanged()}
    changed: dict[Assessment, list[Claim]] = {}
    for claim in waiting:
        approval = unchanged.get(claim.pk)
        if approval is None and claim.assessment:
            changed.setdefault(claim.assessment, []).append(claim)
        elif approval and approval.approved_at and claim.assessment:
            _move(approval_of(claim.assessment), [claim])
    for assessment, together in changed.items():
        _hand_in(assessment, together, by, at)
    handed_in = [claim for together in changed.values() for claim in together]
    tell_handed_in(handed_in, by=by, at=at)
    return handed_in


def _hand_in(assessment: Assessment, claims: Sequence[Claim], by: User, at: datetime) -> None:
    if assessment.approved_at is None:
        assessment.submitted_by, assessment.submitted_at = by, at
        assessment.save(update_fields=_SUBMITTED)
    ClaimApproval.objects.submit([claim.pk for claim in claims], by=by, at=at)


def share_assessment(claim: Claim, other: Claim, *, by: User, at: datetime) -> None:
    """Give the claim the assessment of another that says the same. Raises ReviewRefused."""
    with doing(SHARE, by=by, at=at):
        # The assessment before the claims, as everywhere: nobody waits for each other.
        if other.assessment_id is not None:
            Assessment.objects.select_for_update().get(pk=other.assessment_id)
        locked = Claim.objects.select_for_update().filter(pk__in=[claim.pk, other.pk])
        found = {each.pk: each for each in locked.order_by("pk")}
        mine, theirs = found[claim.pk], found[other.pk]
        if why := SHARE.why_not(Sharing(mine, theirs), by):
            raise ReviewRefused(why)
        mine.assessment = claim.assessment = theirs.assessment
        if mine.assessment is not None and mine.assessment.submitted_at is not None:
            # Its own approval is still to come: that of the others is not of this claim.
            mine.status = claim.status = workflow.after("submit", mine.status)
        mine.save(update_fields=["assessment", "status"])
        if mine.status == workflow.IN_REVIEW:
            ClaimApproval.objects.submit([mine.pk], by=by, at=at)
            tell_handed_in([mine], by=by, at=at)


_SUBMITTED = ("submitted_by", "submitted_at")
_APPROVED = ("approved_by", "approved_at")
_SENT_BACK = ("sent_back_by", "sent_back_at", "sent_back_reason")


def _lock(assessment: Assessment) -> list[Claim]:
    """Lock and read again: somebody else may have moved it since it was read."""
    locked = Assessment.objects.select_for_update().get(pk=assessment.pk)
    for field in Assessment._meta.concrete_fields:
        setattr(assessment, field.attname, getattr(locked, field.attname))
    return list(assessment.claims.select_for_update().order_by("pk"))


def _refuse(verb: Verb[Claim], claims: Sequence[Claim], by: User) -> None:
    if why := why_not_together(verb, claims, by):
        raise ReviewRefused(why)


def _those_that(transition: str, claims: list[Claim]) -> list[Claim]:
    """Of claims whose assessment is approved, those that wait; all, to be refused, if none does."""
    found = [claim for claim in claims if claim.status in workflow.TRANSITIONS[transition]]
    return found or claims


def _move(transition: str, claims: Sequence[Claim]) -> None:
    for claim in claims:
        claim.status = workflow.after(transition, claim.status)
    Claim.objects.bulk_update(claims, ["status"])
