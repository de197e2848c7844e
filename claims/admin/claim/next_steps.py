"""What can be done with a claim next: the buttons on its page, and what stands in their way."""

from dataclasses import dataclass

from django.contrib.auth.models import User

from claims import review
from claims.models import Claim
from claims.publication.verbs import VERBS as PUBLISHING_VERBS
from claims.publication.verbs import PublicStanding
from claims.verbs import Verb


@dataclass(frozen=True, slots=True)
class Step:
    """One button. `why_not`: it belongs to this status, but this person can't press it."""

    verb: str
    label: str
    why_not: str = ""


def steps(standing: PublicStanding, *, by: User) -> list[Step]:
    """Those that apply in this status and that this person may use, the likeliest first."""
    claim = standing.claim
    return [
        *(
            Step(verb.name, verb.button(claim), verb.why_no_button(claim, by))
            for verb in review.VERBS.values()
            if verb.applies(claim)
            and (by.has_perm(verb.permission) or _waits(verb, claim, by))
            # Whoever did not submit it has sending back instead.
            and (verb is not review.TAKE_BACK or review.is_own_submission(claim, by))
        ),
        *(
            Step(verb.name, verb.button(standing), verb.why_no_button(standing, by))
            for verb in PUBLISHING_VERBS.values()
            if verb.applies(standing) and by.has_perm(verb.permission)
        ),
    ]


def _waits(verb: Verb[Claim], claim: Claim, by: User) -> bool:
    """Whoever handed it in is shown what it waits for, without the right to do it."""
    return verb is review.APPROVE and review.is_own_submission(claim, by)
