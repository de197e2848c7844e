"""The check's way through the workflow: take up, submit, approve, send back.

Each verb takes its actor and its time, runs in one transaction, locks the assessment and every
claim that shares it, and moves them together.
"""

from collections.abc import Sequence
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claims.models import Assessment, Claim
from claims.permissions import APPROVE, SUBMIT, require
from claims.vocabulary import workflow
from corpus.history.tracking import acting


class ReviewRefused(Exception):
    """Nothing was changed; the message says why, in the editor's words."""


def start(claim: Claim, *, by: User, at: datetime) -> None:
    """Take up an unverified claim."""
    with transaction.atomic(), acting(user=by.pk, verb="start", at=at.isoformat()):
        require(by, "claims.change_claim")
        locked = Claim.objects.select_for_update().get(pk=claim.pk)
        locked.status = claim.status = _after("start", locked)
        locked.save(update_fields=["status"])


def submit(assessment: Assessment, *, by: User, at: datetime) -> None:
    """Hand the assessment in for review. Raises ReviewRefused."""
    with transaction.atomic(), acting(user=by.pk, verb="submit", at=at.isoformat()):
        require(by, SUBMIT)
        claims = _lock(assessment)
        if not assessment.summary:
            raise ReviewRefused(_("The assessment has no summary yet."))
        _move("submit", claims)
        assessment.submitted_by, assessment.submitted_at = by, at
        assessment.approved_by = assessment.approved_at = None
        assessment.save(update_fields=[*_SUBMITTED, *_APPROVED])


def approve(assessment: Assessment, *, by: User, at: datetime) -> None:
    """Approve what somebody else submitted. With a rating its claims become checked, without
    one not checkable. Raises ReviewRefused."""
    with transaction.atomic(), acting(user=by.pk, verb="approve", at=at.isoformat()):
        require(by, APPROVE)
        claims = _lock(assessment)
        if assessment.submitted_by_id is None:
            raise ReviewRefused(_("The assessment has not been submitted."))
        if assessment.submitted_by_id == by.pk:
            raise ReviewRefused(_("Whoever submitted an assessment can't approve it."))
        if assessment.rating_id and not assessment.explanation:
            raise ReviewRefused(_("The assessment has no explanation yet."))
        _move("approve" if assessment.rating_id else "approve_as_not_checkable", claims)
        assessment.approved_by, assessment.approved_at = by, at
        assessment.save(update_fields=_APPROVED)


def send_back(assessment: Assessment, *, by: User, at: datetime, reason: str) -> None:
    """Back to work, with a reason for the desk. What is published stays until it is corrected."""
    with transaction.atomic(), acting(user=by.pk, verb="send_back", at=at.isoformat()):
        require(by, APPROVE)
        if not reason.strip():
            raise ReviewRefused(_("Sending back needs a reason."))
        _move("send_back", _lock(assessment))
        assessment.submitted_by = assessment.submitted_at = None
        assessment.approved_by = assessment.approved_at = None
        assessment.sent_back_by, assessment.sent_back_at = by, at
        assessment.sent_back_reason = reason.strip()
        assessment.save(update_fields=[*_SUBMITTED, *_APPROVED, *_SENT_BACK])


def share_assessment(claim: Claim, other: Claim, *, by: User, at: datetime) -> None:
    """Give the claim the assessment of another that says the same. Raises ReviewRefused."""
    with transaction.atomic(), acting(user=by.pk, verb="share", at=at.isoformat()):
        require(by, "claims.change_claim")
        # The assessment before the claims, as everywhere: nobody waits for each other.
        if other.assessment_id is not None:
            Assessment.objects.select_for_update().get(pk=other.assessment_id)
        locked = Claim.objects.select_for_update().filter(pk__in=[claim.pk, other.pk])
        found = {each.pk: each for each in locked.order_by("pk")}
        mine, theirs = found[claim.pk], found[other.pk]
        if why := why_not_shared(mine, theirs):
            raise ReviewRefused(why)
        mine.assessment = claim.assessment = theirs.assessment
        mine.save(update_fields=["assessment"])


def why_not_shared(claim: Claim, other: Claim) -> str:
    """Why the claim can't have the other one's assessment; empty when it can."""
    theirs = other.assessment
    if theirs is None:
        return _("Claim %(id)s has no assessment.") % {"id": other.public_id}
    if claim.assessment_id == theirs.pk:
        return _("They share their assessment already.")
    if claim.assessment_id is not None:
        return _("This claim has an assessment of its own, and what was written would be lost.")
    if claim.status not in {workflow.UNVERIFIED, workflow.IN_PROGRESS}:
        return _("Claim %(id)s is “%(status)s”: this can't be done with it now.") % {
            "id": claim.public_id,
            "status": claim.get_status_display(),
        }
    if theirs.submitted_at is not None:
        return _("Its assessment is in review or approved, and takes no more claims.")
    return ""


_SUBMITTED = ("submitted_by", "submitted_at")
_APPROVED = ("approved_by", "approved_at")
_SENT_BACK = ("sent_back_by", "sent_back_at", "sent_back_reason")


def _lock(assessment: Assessment) -> list[Claim]:
    """Lock and read again: somebody else may have moved it since it was read."""
    locked = Assessment.objects.select_for_update().get(pk=assessment.pk)
    for field in Assessment._meta.concrete_fields:
        setattr(assessment, field.attname, getattr(locked, field.attname))
    claims = list(assessment.claims.select_for_update().order_by("pk"))
    if not claims:
        raise ReviewRefused(_("No claim has this assessment."))
    return claims


def _move(verb: str, claims: Sequence[Claim]) -> None:
    for claim in claims:
        claim.status = _after(verb, claim)
    Claim.objects.bulk_update(claims, ["status"])


def _after(verb: str, claim: Claim) -> str:
    try:
        return workflow.after(verb, claim.status)
    except workflow.TransitionRefused as error:
        raise ReviewRefused(
            _("Claim %(id)s is “%(status)s”: this can't be done with it now.")
            % {"id": claim.public_id, "status": claim.get_status_display()}
        ) from error
