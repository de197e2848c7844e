"""What was sent back and waits for whoever wrote it: by whom, when and why."""

from dataclasses import dataclass

from claims.admin.base import short_time
from claims.models import Claim
from claims.vocabulary.workflow import IN_PROGRESS


@dataclass(frozen=True, slots=True)
class SentBack:
    who: str
    when: str
    why: str


def sent_back_of(claim: Claim) -> SentBack | None:
    """None where it has been handed in again, or was never sent back.

    One claim of several with the same check may go back alone.
    """
    if claim.status != IN_PROGRESS or claim.assessment is None:
        return None
    alone = claim.approvals.newest().select_related("sent_back_by").first()
    for each in (alone, claim.assessment):
        if each is not None and each.sent_back_at and each.sent_back_by:
            by = each.sent_back_by
            who = by.get_full_name() or by.get_username()
            return SentBack(who, short_time(each.sent_back_at), each.sent_back_reason)
    return None
