"""What can be done with a claim next: the buttons on its page, and what stands in their way."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from claims.models import Claim, ClaimVersion
from claims.permissions import APPROVE, PUBLISH, SUBMIT
from claims.vocabulary import workflow

# Verbs that need words first, and are asked about on a page of their own.
ASKED_FIRST = frozenset({"send_back", "publish", "correct", "withdraw", "restore"})
AT_ONCE = frozenset({"start", "submit", "approve"})


@dataclass(frozen=True, slots=True)
class Step:
    """One button. `why_not`: it belongs to this status, but this person can't press it."""

    verb: str
    label: str
    why_not: str = ""


def steps(claim: Claim, *, newest: ClaimVersion | None, changed: bool, by: User) -> list[Step]:
    """Those that apply in this status and that this person may use, the likeliest first.

    `newest` is the claim's newest version, `changed` whether another would differ from it.
    """
    return [*_review(claim, by), *_public(newest, changed, by)]


def _review(claim: Claim, by: User) -> list[Step]:
    found = []
    assessment = claim.assessment
    if _applies("start", claim) and by.has_perm("claims.change_claim"):
        found.append(Step("start", _("Take up")))
    if _applies("submit", claim) and by.has_perm(SUBMIT):
        found.append(Step("submit", _("Save and submit for review")))
    if _applies("approve", claim) and assessment is not None:
        label = _("Approve: %(rating)s") % {"rating": assessment.rating}
        if assessment.rating is None:
            label = _("Approve as not checkable")
        if assessment.submitted_by_id == by.pk:
            why = _("You submitted this: somebody else has to approve it.")
            found.append(Step("approve", label, why))
        elif by.has_perm(APPROVE):
            found.append(Step("approve", label))
    if assessment is not None and _applies("send_back", claim) and by.has_perm(APPROVE):
        found.append(Step("send_back", _("Send back…")))
    return found


def _public(newest: ClaimVersion | None, changed: bool, by: User) -> list[Step]:
    if not by.has_perm(PUBLISH):
        return []
    if newest is None:
        return [Step("publish", _("Publish…"))]
    if newest.kind == ClaimVersion.Kind.WITHDRAWAL:
        return [Step("restore", _("Restore…"))]
    why = "" if changed else _("It is published already, and nothing has changed since.")
    return [
        Step("publish", _("Publish changes…"), why),
        Step("correct", _("Correct…"), why),
        Step("withdraw", _("Withdraw…")),
    ]


def _applies(verb: str, claim: Claim) -> bool:
    return claim.status in workflow.TRANSITIONS[verb]
