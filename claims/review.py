"""The check's way through the workflow: take up, submit, approve, send back, share.

Each verb takes its actor and its time, runs in one transaction, locks the assessment and every
claim that shares it, and moves them together. What stands in its way is asked of each of them.

What is approved is the claim and the verdict (`claims/rules/approvals.sql`). A claim that changes
after that goes back to review by itself, where its assessment may stay approved: then the verbs
move those alone that wait.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.models import Assessment, Claim, ClaimApproval
from claims.permissions import APPROVE_ASSESSMENT, CHANGE_CLAIM, SUBMIT_ASSESSMENT
from claims.teamwork.notices import settle_handed_in, tell_handed_in, tell_sent_back, working_on
from claims.verbs import Verb, doing
from claims.vocabulary import workflow


class ReviewRefused(Exception):
    """Nothing was changed; the message says why, in the editor's words."""


# What stands in a verb's way


def _why_not_start(claim: Claim, _by: User) -> str:
    return _why_not_from_here("start", claim)


def _why_not_submit(claim: Claim, _by: User) -> str:
    if claim.assessment is None:
        return _no_assessment()
    if not claim.assessment.summary:
        return _("The assessment has no summary yet.")
    return _why_not_from_here("submit", claim)


def _why_not_approve(claim: Claim, by: User) -> str:
    """Four eyes, and what the database's own rules say of what is approved."""
    assessment = claim.assessment
    if assessment is None:
        return _no_assessment()
    if assessment.submitted_by_id is None:
        return _("The assessment has not been submitted.")
    if is_own_submission(claim, by):
        return _("You submitted this: somebody else has to approve it.")
    if assessment.rating_id and not assessment.explanation:
        return _("The assessment has no explanation yet.")
    if claim.status == workflow.IN_REVIEW and changed_since_submitted(claim):
        return _("It was changed after it was submitted: send it back, to be submitted again.")
    return _why_not_from_here(_approval_of(assessment), claim)


def _why_not_send_back(claim: Claim, _by: User) -> str:
    if claim.assessment is None:
        return _no_assessment()
    return _why_not_from_here("send_back", claim)


@dataclass(frozen=True, slots=True)
class Sharing:
    """A claim, and another one whose assessment it would have."""

    claim: Claim
    other: Claim


def _why_not_shared(pair: Sharing, _by: User) -> str:
    mine, theirs = pair.claim, pair.other.assessment
    if theirs is None:
        return _("Claim %(id)s has no assessment.") % {"id": pair.other.public_id}
    if mine.assessment_id == theirs.pk:
        return _("They share their assessment already.")
    if mine.assessment_id is not None:
        return _("This claim has an assessment of its own, and what was written would be lost.")
    if mine.status not in {workflow.UNVERIFIED, workflow.IN_PROGRESS}:
        return _not_now(mine)
    return ""


def is_own_submission(claim: Claim, by: User) -> bool:
    """Whether the person handed in the claim as it is now, or the check that it waits with."""
    if claim.assessment is None:
        return False
    if claim.assessment.approved_at is None and claim.assessment.submitted_by_id == by.pk:
        return True
    newest = submission_of(claim)
    return newest is not None and newest.submitted_by_id == by.pk


def submission_of(claim: Claim) -> ClaimApproval | None:
    """What was handed in of the claim last, approved or not."""
    return claim.approvals.newest().select_related("submitted_by", "approved_by").first()


def submission_token(assessment: Assessment) -> str:
    """Changes whenever the assessment, or a claim that has it, is handed in anew."""
    at = assessment.submitted_at
    newest = ClaimApproval.objects.filter(claim__assessment=assessment).aggregate(pk=Max("pk"))
    return f"{at.isoformat()} {newest['pk'] or ''}" if at else ""


def changed_since_submitted(claim: Claim) -> bool:
    """Whether it says something else by now, or was never handed in."""
    return not claim.approvals.newest().unchanged().exists()


def _why_not_from_here(transition: str, claim: Claim) -> str:
    return "" if claim.status in workflow.TRANSITIONS[transition] else _not_now(claim)


def _not_now(claim: Claim) -> str:
    return _("Claim %(id)s is “%(status)s”: this can't be done with it now.") % {
        "id": claim.public_id,
        "status": claim.get_status_display(),
    }


def _no_assessment() -> str:
    """What the gate says of it, and where to mend it."""
    return _("It has no assessment yet. Write one on the claim's page.")


def _approval_of(assessment: Assessment) -> str:
    """The transition: without a rating, its claims become not checkable."""
    return "approve" if assessment.rating_id else "approve_as_not_checkable"


# The verbs


def _is_next(name: str) -> Callable[[Claim], bool]:
    return lambda claim: claim.status in workflow.TRANSITIONS[name]


def _is_next_for_a_check(name: str) -> Callable[[Claim], bool]:
    """For a verb that has nothing to be done to before an assessment is begun."""
    return lambda claim: claim.assessment is not None and _is_next(name)(claim)


def _approve_label(claim: Claim) -> str:
    if claim.assessment is None or claim.assessment.rating is None:
        return _("Approve as not checkable")
    return _("Approve: %(rating)s") % {"rating": claim.assessment.rating}


START: Verb[Claim] = Verb(
    name="start",
    permission=CHANGE_CLAIM,
    label=gettext_lazy("Take up"),
    selected_label=gettext_lazy("Take up the selected claims"),
    applies=_is_next("start"),
    why_not=_why_not_start,
    done=gettext_lazy("The claim is taken up."),
    past=gettext_lazy("took it up"),
)
SUBMIT: Verb[Claim] = Verb(
    name="submit",
    permission=SUBMIT_ASSESSMENT,
    label=gettext_lazy("Submit for review"),
    saving_label=gettext_lazy("Save and submit for review"),
    selected_label=gettext_lazy("Submit the selected assessments"),
    applies=_is_next("submit"),
    why_not=_why_not_submit,
    done=gettext_lazy("Submitted for review."),
    past=gettext_lazy("submitted for review"),
)
APPROVE: Verb[Claim] = Verb(
    name="approve",
    permission=APPROVE_ASSESSMENT,
    label=gettext_lazy("Approve"),
    label_of=_approve_label,
    selected_label=gettext_lazy("Approve the selected assessments"),
    applies=_is_next_for_a_check("approve"),
    why_not=_why_not_approve,
    done=gettext_lazy("Approved."),
    past=gettext_lazy("approved"),
)
SEND_BACK: Verb[Claim] = Verb(
    name="send_back",
    permission=APPROVE_ASSESSMENT,
    label=gettext_lazy("Send back"),
    asked_first=True,
    applies=_is_next_for_a_check("send_back"),
    why_not=_why_not_send_back,
    done=gettext_lazy("Sent back."),
    past=gettext_lazy("sent back"),
)
SHARE: Verb[Sharing] = Verb(
    name="share",
    permission=CHANGE_CLAIM,
    label=gettext_lazy("Use its assessment"),
    applies=lambda pair: (
        pair.other.assessment_id is not None
        and pair.other.assessment_id != pair.claim.assessment_id
    ),
    why_not=_why_not_shared,
    past=gettext_lazy("shared an assessment"),
)

# Those of the claim's own way, the likeliest first.
VERBS = {verb.name: verb for verb in (START, SUBMIT, APPROVE, SEND_BACK)}


def take_on(claim: Claim, verb: Verb[Claim], *, by: User, at: datetime, reason: str = "") -> None:
    """Do the verb to the claim and to those that share its assessment. Raises ReviewRefused."""
    if verb is START:
        start(claim, by=by, at=at)
    elif claim.assessment is None:
        raise ReviewRefused(verb.why_not(claim, by))
    elif verb is SUBMIT:
        submit(claim.assessment, by=by, at=at)
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
        _move(_approval_of(assessment), claims)
        settle_handed_in(claims, at=at)


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
        .filter(pk__in=claims, status=workflow.IN_REVIEW, assessment__isnull=False)
        .select_related("assessment")
        .order_by("pk")
    )
    newest = ClaimApproval.objects.filter(claim__in=waiting).newest()
    unchanged = {each.claim_id: each for each in newest.unchanged()}
    changed: dict[Assessment, list[Claim]] = {}
    for claim in waiting:
        approval = unchanged.get(claim.pk)
        if approval is None and claim.assessment:
            changed.setdefault(claim.assessment, []).append(claim)
        elif approval and approval.approved_at and claim.assessment:
            _move(_approval_of(claim.assessment), [claim])
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


def why_not_together(verb: Verb[Claim], claims: Sequence[Claim], by: User) -> str:
    """What stands in the way of one of those that share an assessment stands in that of all."""
    if not claims:
        return _("No claim has this assessment.")
    return next((why for claim in claims if (why := verb.why_not(claim, by))), "")


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
