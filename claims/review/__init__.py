"""The check's way through the workflow: take up, submit, take back, approve, send back, share.

What stands in a verb's way is asked of each claim that shares the assessment. What is approved is
the claim and the verdict (`claims/rules/approvals.sql`). A claim that changes after that goes back
to review by itself, where its assessment may stay approved: then the verbs move those alone that
wait.
"""

from claims.review.acts import (
    ReviewRefused,
    after_change,
    approve,
    send_back,
    share_assessment,
    start,
    submit,
    take_back,
    take_on,
)
from claims.review.submissions import (
    changed_since_submitted,
    is_own_submission,
    submission_of,
    submission_token,
)
from claims.review.verbs import (
    APPROVE,
    SEND_BACK,
    SHARE,
    START,
    SUBMIT,
    TAKE_BACK,
    VERBS,
    Sharing,
    why_not_shared,
    why_not_together,
)

__all__ = [
    "APPROVE",
    "SEND_BACK",
    "SHARE",
    "START",
    "SUBMIT",
    "TAKE_BACK",
    "VERBS",
    "ReviewRefused",
    "Sharing",
    "after_change",
    "approve",
    "changed_since_submitted",
    "is_own_submission",
    "send_back",
    "share_assessment",
    "start",
    "submission_of",
    "submission_token",
    "submit",
    "take_back",
    "take_on",
    "why_not_shared",
    "why_not_together",
]
