"""What was handed in of a claim, by whom, and whether it says something else by now."""

from django.contrib.auth.models import User
from django.db.models import Max

from claims.models import Assessment, Claim, ClaimApproval


def is_own_submission(claim: Claim, by: User) -> bool:
    """Whether the person handed in the check that the claim waits with, or the claim since it was
    last approved or sent back, be it that others changed it after that."""
    if claim.assessment is None:
        return False
    if claim.assessment.approved_at is None and claim.assessment.submitted_by_id == by.pk:
        return True
    return claim.approvals.open().filter(submitted_by=by).exists()


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
    return not claim.approvals.newest().unchanged()


def approval_of(assessment: Assessment) -> str:
    """The transition: without a rating, its claims become not checkable."""
    return "approve" if assessment.rating_id else "approve_as_not_checkable"
