"""Correction requests: anybody sends one, an editor answers, the answer is public."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from claims.models import ClaimVersion, CorrectionRequest
from claims.permissions import ANSWER_REQUEST, require
from claims.publication.locking import PublishingNow, lock_publications, not_waiting_long
from claims.publication.writing import write_answer
from claims.teamwork.notices import tell_correction_request
from claims.vocabulary.locks import Lock
from corpus.history.tracking import acting

Outcome = CorrectionRequest.Outcome


class TooManyRequests(Exception):
    """One address has sent as many requests in an hour as we read; `wait` is in seconds."""

    def __init__(self, wait: int) -> None:
        self.wait = wait
        super().__init__(_("Too many requests from your address; please try again later."))


class AnswerRefused(Exception):
    """Nothing was changed; the message says why."""


def sender_digest(address: str, at: datetime) -> str:
    """Tells senders apart for a day without keeping their addresses."""
    return salted_hmac(f"correction {at:%Y-%m-%d}", address, algorithm="sha256").hexdigest()


def receive(
    version: ClaimVersion, *, message: str, name: str, email: str, address: str, at: datetime
) -> CorrectionRequest:
    """Keep a request about a published version. Raises TooManyRequests."""
    sender = sender_digest(address, at)
    with transaction.atomic():
        _wait_for_others_of(sender)
        hour = timedelta(hours=1)
        recent = CorrectionRequest.objects.filter(sender=sender, received_at__gt=at - hour)
        times = list(recent.order_by("received_at").values_list("received_at", flat=True))
        if len(times) >= settings.CORRECTIONS_PER_HOUR:
            raise TooManyRequests(int((times[0] + hour - at).total_seconds()) + 1)
        tell_correction_request(version.claim, message, at=at)
        return CorrectionRequest.objects.create(
            claim_id=version.claim_id,
            version=version.number,
            message=message,
            name=name,
            email=email,
            received_at=at,
            sender=sender,
        )


def _wait_for_others_of(sender: str) -> None:
    """One at a time: many sent at the same moment would all find that there were none before."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [Lock.SENDER, sender])


def answer(request: CorrectionRequest, *, by: User, at: datetime, outcome: str, text: str) -> None:
    """Answer in public. An accepted request is followed by a correction of the claim itself, as an
    act of its own. Raises AnswerRefused."""
    with transaction.atomic(), acting(user=by.pk, verb="answer", at=at.isoformat()):
        require(by, ANSWER_REQUEST)
        # Before anything else: whoever rebuilds the records takes away those that answers refer to.
        try:
            with not_waiting_long():
                lock_publications()
        except PublishingNow as busy:
            raise AnswerRefused(str(busy)) from busy
        locked = CorrectionRequest.objects.select_for_update().get(pk=request.pk)
        if locked.outcome != Outcome.OPEN:
            raise AnswerRefused(_("The request has been answered already."))
        if outcome not in {Outcome.ACCEPTED, Outcome.DECLINED}:
            raise AnswerRefused(_("Say whether the request is accepted or declined."))
        if not text.strip():
            raise AnswerRefused(_("The answer is public, and must not be empty."))
        request.outcome, request.answer = outcome, text.strip()
        request.answered_by, request.answered_at = by, at
        request.save(update_fields=["outcome", "answer", "answered_by", "answered_at"])
        write_answer(request)
