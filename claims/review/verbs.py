"""The verbs of the check: what each is called, who may, and what stands in its way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.models import Claim
from claims.permissions import APPROVE_ASSESSMENT, CHANGE_CLAIM, SUBMIT_ASSESSMENT
from claims.review.submissions import (
    approval_of,
    changed_since_submitted,
    is_own_submission,
    submission_of,
)
from claims.verbs import Verb
from claims.vocabulary import workflow


def _why_not_start(claim: Claim, _by: User) -> str:
    return _why_not_from_here("start", claim)


def _why_not_submit(claim: Claim, _by: User) -> str:
    if claim.assessment is None:
        return _no_assessment()
    if not claim.assessment.summary:
        return _("The assessment has no summary yet.")
    return _why_not_from_here("submit", claim)


def _why_not_take_back(claim: Claim, by: User) -> str:
    if claim.assessment is None:
        return _no_assessment()
    if not is_own_submission(claim, by):
        return _("Only whoever submitted it can take it back.")
    return _why_not_from_here("take_back", claim)


def _why_not_approve(claim: Claim, by: User) -> str:
    """Four eyes, and what the database's own rules say of what is approved."""
    assessment = claim.assessment
    if assessment is None:
        return _no_assessment()
    if assessment.submitted_by_id is None:
        return _("The assessment has not been submitted.")
    if is_own_submission(claim, by):
        newest = submission_of(claim)
        if newest is not None and by.pk not in {newest.submitted_by_id, assessment.submitted_by_id}:
            return _("You changed this: somebody else has to approve it.")
        return _("You submitted this: somebody else has to approve it.")
    if assessment.rating_id and not assessment.explanation:
        return _("The assessment has no explanation yet.")
    if claim.status == workflow.IN_REVIEW and changed_since_submitted(claim):
        return _("It was changed after it was submitted: send it back, to be submitted again.")
    return _why_not_from_here(approval_of(assessment), claim)


def _why_not_send_back(claim: Claim, _by: User) -> str:
    if claim.assessment is None:
        return _no_assessment()
    return _why_not_from_here("send_back", claim)


@dataclass(frozen=True, slots=True)
class Sharing:
    """A claim, and another one whose assessment it would have."""

    claim: Claim
    other: Claim


def why_not_shared(pair: Sharing) -> str:
    """What stands in the way of it, whoever does it; empty when nothing does."""
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


def why_not_together(verb: Verb[Claim], claims: Sequence[Claim], by: User) -> str:
    """What stands in the way of one of those that share an assessment stands in that of all."""
    if not claims:
        return _("No claim has this assessment.")
    return next((why for claim in claims if (why := verb.why_not(claim, by))), "")


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
TAKE_BACK: Verb[Claim] = Verb(
    name="take_back",
    permission=SUBMIT_ASSESSMENT,
    label=gettext_lazy("Take back"),
    applies=_is_next_for_a_check("take_back"),
    why_not=_why_not_take_back,
    done=gettext_lazy("Taken back."),
    past=gettext_lazy("took it back"),
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
    why_not=lambda pair, _by: why_not_shared(pair),
    past=gettext_lazy("shared an assessment"),
)

# Those of the claim's own way, the likeliest first.
VERBS = {verb.name: verb for verb in (START, SUBMIT, APPROVE, TAKE_BACK, SEND_BACK)}
