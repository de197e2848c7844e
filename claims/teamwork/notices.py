"""Telling people at the desk what concerns them: written by the verbs, in their transaction.

Nobody is told of what they did themselves.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from claims.models import Assignment, Claim, Notice
from claims.permissions import ANSWER_REQUEST, APPROVE_ASSESSMENT, PUBLISH_CLAIM
from corpus.models import Document

# An act that concerns more claims than this is told of once, with their number.
TOLD_SINGLY_CLAIMS = 5
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def tell(
    users: Iterable[int],
    kind: Notice.Kind,
    *,
    at: datetime,
    actor: User | None = None,
    claim: Claim | None = None,
    document: Document | None = None,
    words: str = "",
) -> None:
    """Tell the users (their primary keys), each once; whoever acted is left out."""
    told = set(users) - ({actor.pk} if actor else set())
    active = User.objects.filter(pk__in=told, is_active=True).order_by("pk")
    Notice.objects.bulk_create(
        Notice(
            user_id=key,
            kind=kind,
            claim=claim,
            document=document,
            actor=actor,
            words=words,
            told_at=at,
        )
        for key in active.values_list("pk", flat=True)
    )


def those_who_may(permission: str) -> QuerySet[User, int]:
    found = User.objects.with_perm(permission, backend=_BACKEND).filter(is_staff=True)
    return found.values_list("pk", flat=True)


def working_on(claim: Claim) -> set[int]:
    """Whoever entered the claim, writes its check, handed it in, or has it assigned."""
    keys = {claim.created_by_id}
    if claim.assessment is not None:
        keys.add(claim.assessment.author_id)
        if claim.assessment.submitted_by_id is not None:
            keys.add(claim.assessment.submitted_by_id)
    return keys | set(Assignment.objects.filter(claim=claim).values_list("assignee", flat=True))


def tell_handed_in(claims: Sequence[Claim], *, by: User, at: datetime) -> None:
    """To those who may approve: nobody who changed it before that, either."""
    if not claims:
        return
    approvers = set(those_who_may(APPROVE_ASSESSMENT))
    alone = len(claims) <= TOLD_SINGLY_CLAIMS
    words = "" if alone else _("and %(more)d more claims") % {"more": len(claims) - 1}
    for claim in claims if alone else claims[:1]:
        users = approvers - set(claim.approvals.open().values_list("submitted_by", flat=True))
        tell(users, Notice.Kind.TO_APPROVE, at=at, actor=by, claim=claim, words=words)


def settle_handed_in(claims: Iterable[Claim], *, at: datetime) -> None:
    """Somebody has approved it or sent it back: nobody else need look."""
    waiting = Notice.objects.unread().filter(claim__in=claims, kind=Notice.Kind.TO_APPROVE)
    waiting.update(read_at=at)


def tell_sent_back(claim: Claim, users: Iterable[int], *, by: User, at: datetime, why: str) -> None:
    tell(users, Notice.Kind.SENT_BACK, at=at, actor=by, claim=claim, words=why)


def tell_correction_request(claim: Claim, message: str, *, at: datetime) -> None:
    """To those who may answer, and those who work on the claim."""
    users = working_on(claim) | set(those_who_may(ANSWER_REQUEST))
    tell(users, Notice.Kind.CORRECTION, at=at, claim=claim, words=message[:300])


def tell_differing(claim: Claim, number: int, *, by: User, at: datetime) -> None:
    """To those who may publish: a name that was changed is not public yet. Told once until read."""
    about = Q(kind=Notice.Kind.DIFFERS, claim=claim)
    known = Notice.objects.unread().filter(about).values_list("user", flat=True)
    users = set(those_who_may(PUBLISH_CLAIM)) - set(known)
    words = _("%(number)d claims") % {"number": number} if number > 1 else ""
    tell(users, Notice.Kind.DIFFERS, at=at, actor=by, claim=claim, words=words)
