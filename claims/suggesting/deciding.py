"""What a person says to a suggestion: rejected, accepted as a claim, or neither after all."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from claims.models import Claim, SuggestionDecision
from claims.permissions import require
from corpus.anchoring import Span
from corpus.history.tracking import acting
from corpus.models import Revision

DECIDE = "claims.add_claim"
REASON_MAX_CHARACTERS = 500


def reject(
    revision: Revision, span: Span, *, reason: str = "", by: User, at: datetime
) -> SuggestionDecision:
    """It is not suggested again in this document. Rejecting anew changes the reason."""
    return _decide(revision, span, SuggestionDecision.Outcome.REJECTED, reason, None, by, at)


def accept(
    revision: Revision, span: Span, claim: Claim, *, by: User, at: datetime
) -> SuggestionDecision:
    return _decide(revision, span, SuggestionDecision.Outcome.ACCEPTED, "", claim, by, at)


def _decide(
    revision: Revision,
    span: Span,
    outcome: SuggestionDecision.Outcome,
    reason: str,
    claim: Claim | None,
    by: User,
    at: datetime,
) -> SuggestionDecision:
    require(by, DECIDE)
    with transaction.atomic(), acting(user=by.pk, verb=outcome.value, at=at.isoformat()):
        decision, _made = SuggestionDecision.objects.update_or_create(
            revision=revision,
            start=span.start,
            end=span.end,
            defaults={
                "sentence": revision.text[span.start : span.end],
                "outcome": outcome,
                "reason": reason.strip()[:REASON_MAX_CHARACTERS],
                "claim": claim,
                "decided_at": at,
                "decided_by": by,
            },
        )
    return decision


def undo_rejection(revision: Revision, span: Span, *, by: User, at: datetime) -> bool:
    """Whether there was one."""
    require(by, DECIDE)
    with transaction.atomic(), acting(user=by.pk, verb="undo", at=at.isoformat()):
        rejected = SuggestionDecision.objects.filter(
            revision=revision,
            start=span.start,
            end=span.end,
            outcome=SuggestionDecision.Outcome.REJECTED,
        )
        deleted, _by_model = rejected.delete()
    return deleted > 0
