"""What follows from an answer, or from none: when to try again, and when to stop."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from random import uniform
from typing import Any

from django.conf import settings

from claims.models import SubscriberStanding, WebhookDelivery
from corpus.fetching.client import status_words
from corpus.fetching.posting import Receipt
from corpus.fetching.refusals import FetchRefused
from corpus.source_sentences import as_reason

# After one failure, two, …; from then on as long as the last.
_WAITS = (
    *(timedelta(seconds=5), timedelta(seconds=30), timedelta(minutes=2), timedelta(minutes=10)),
    *(timedelta(minutes=30), timedelta(hours=1), timedelta(hours=2), timedelta(hours=4)),
    timedelta(hours=8),
)
# So that those who failed together are not tried together.
_JITTER = 0.1
# Whoever asks for more time than this is asked after it all the same.
_LONGEST_WISH = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One message sent to one subscriber: what was answered, or why nothing was."""

    message: int
    message_id: str
    type: str
    sent_at: datetime
    milliseconds: int
    receipt: Receipt | None
    refused: FetchRefused | None

    @property
    def is_taken(self) -> bool:
        return self.receipt is not None and 200 <= self.receipt.status < 300

    @property
    def is_no_more(self) -> bool:
        """The receiver asks never to be sent anything again."""
        return self.receipt is not None and self.receipt.status == HTTPStatus.GONE

    @property
    def reason(self) -> dict[str, Any] | None:
        if self.is_taken:
            return None
        if self.refused is not None:
            return as_reason("fetch", self.refused.code, self.refused.details)
        status = self.receipt.status if self.receipt else 0
        code = "redirects" if 300 <= status < 400 else "answered"
        return as_reason("fetch", code, {"status": status, "words": status_words(status)})


def as_noted(attempt: Attempt, standing: SubscriberStanding) -> WebhookDelivery:
    """For the log; before the standing has changed."""
    return WebhookDelivery(
        subscriber_id=standing.pk,
        message_id=attempt.message_id,
        type=attempt.type,
        attempt=standing.failures + 1,
        sent_at=attempt.sent_at,
        milliseconds=attempt.milliseconds,
        status=attempt.receipt.status if attempt.receipt else None,
        reason=attempt.reason,
    )


def follow(standing: SubscriberStanding, attempt: Attempt) -> None:
    """The standing after the attempt; unsaved."""
    at = attempt.sent_at
    if attempt.is_taken:
        standing.position, standing.delivered_at = attempt.message, at
        standing.failures, standing.failing_since, standing.next_attempt_at = 0, None, None
        return
    standing.failures += 1
    standing.failing_since = standing.failing_since or at
    standing.next_attempt_at = at + wait_after(standing.failures, attempt.receipt)
    if attempt.is_no_more:
        _stop(standing, SubscriberStanding.Stopped.GONE, at)
    elif at - standing.failing_since >= timedelta(days=settings.WEBHOOK_FAILING_DAYS):
        _stop(standing, SubscriberStanding.Stopped.FAILED, at)


def stop_for_key(standing: SubscriberStanding, at: datetime) -> None:
    """What would be signed with another key, nobody could verify."""
    _stop(standing, SubscriberStanding.Stopped.KEY, at)


def wait_after(failures: int, receipt: Receipt | None) -> timedelta:
    """As long as the receiver asks for, if that is longer than ours."""
    wait = _WAITS[min(failures, len(_WAITS)) - 1] * uniform(1, 1 + _JITTER)  # noqa: S311
    wish = receipt.retry_after.strip() if receipt else ""
    if re.fullmatch(r"[0-9]{1,9}", wish, re.ASCII):
        wait = max(wait, min(timedelta(seconds=int(wish)), _LONGEST_WISH))
    return wait


def _stop(standing: SubscriberStanding, why: SubscriberStanding.Stopped, at: datetime) -> None:
    standing.stopped_at, standing.stopped_why, standing.next_attempt_at = at, why, None
