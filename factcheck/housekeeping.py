"""What has served and would only grow is removed; each kind is counted in one line of the log.

Nothing that is a promise is among it: no version, no history, no approval, no text. Where a thing
is both, as an import that was refused, the row stays and says who did what, and only its bulk goes.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.db.models import Min

from claims.models import (
    ChoreRun,
    ClaimImport,
    ImportRow,
    Presence,
    ReviewsFile,
    SubscriberStanding,
    WebhookDelivery,
    WebhookMessage,
)
from claims.models.presence import PRESENCE_DURATION
from claims.vocabulary import import_states
from factcheck.access import kept_forms

logger = logging.getLogger(__name__)

NAME = "housekeeping"

_OLD_JOBS = """
DELETE FROM procrastinate_jobs AS job
WHERE status IN ('succeeded', 'failed', 'cancelled', 'aborted') AND NOT EXISTS (
    SELECT FROM procrastinate_events AS event WHERE event.job_id = job.id AND event.at >= %s)
"""


def keep_house(*, at: datetime) -> dict[str, int]:
    """How many of each kind were removed."""
    removed = {}
    for what, remove in CHORES.items():
        with transaction.atomic():
            removed[what] = remove(at)
        logger.info("Housekeeping: %s: %d removed", what, removed[what])
    ChoreRun.objects.update_or_create(name=NAME, defaults={"ran_at": at})
    return removed


def _sessions(at: datetime) -> int:
    return Session.objects.filter(expire_date__lt=at).delete()[0]


def _kept_forms(at: datetime) -> int:
    """Those in sessions that go on, once they would not be brought back any more."""
    removed = 0
    for session in Session.objects.filter(expire_date__gte=at).iterator():
        content = session.get_decoded()
        if not (old := kept_forms.take_out_old(content, at)):
            continue
        # Unless the session has been written meanwhile: then an hour later.
        same = Session.objects.filter(pk=session.pk, session_data=session.session_data)
        encoded = SessionStore().encode(content)
        removed += old * same.update(session_data=encoded)
    return removed


def _attempts(at: datetime) -> int:
    """Wrong passwords that no limit counts any more."""
    cool_off: timedelta = settings.AXES_COOLOFF_TIME
    removed: int = AccessAttempt.objects.filter(attempt_time__lt=at - cool_off).delete()[0]
    return removed


def _jobs(at: datetime) -> int:
    """Those that are done or given up; what they were about says itself what became of it."""
    with connection.cursor() as cursor:
        cursor.execute(_OLD_JOBS, [at - timedelta(days=settings.KEEP_JOBS_DAYS)])
        removed: int = cursor.rowcount
    return removed


def _presence(at: datetime) -> int:
    return Presence.objects.filter(seen_at__lte=at - PRESENCE_DURATION).delete()[0]


def _import_files(at: datetime) -> int:
    """Of imports that came to nothing: the file and its rows. Their names and digests stay."""
    done = (import_states.REFUSED, import_states.DISCARDED)
    old = ClaimImport.objects.filter(
        state__in=done, created_at__lt=at - timedelta(days=settings.KEEP_UNUSED_IMPORTS_DAYS)
    )
    ImportRow.objects.filter(claim_import__in=old.values("pk")).delete()
    return old.exclude(content=b"").update(content=b"")


def _reviews_files(at: datetime) -> int:
    """Files of others' checks for which nobody said in which encoding they are."""
    oldest = at - timedelta(days=settings.KEEP_UNUSED_IMPORTS_DAYS)
    return ReviewsFile.objects.filter(created_at__lt=oldest).delete()[0]


def _messages(at: datetime) -> int:
    """What there was to tell, once nobody waits for it."""
    old = WebhookMessage.objects.filter(made_at__lt=_webhooks_kept(at))
    waiting = SubscriberStanding.objects.served().aggregate(first=Min("position"))["first"]
    return (old if waiting is None else old.filter(pk__lte=waiting)).delete()[0]


def _deliveries(at: datetime) -> int:
    return WebhookDelivery.objects.filter(sent_at__lt=_webhooks_kept(at)).delete()[0]


def _webhooks_kept(at: datetime) -> datetime:
    return at - timedelta(days=settings.WEBHOOK_KEEP_DAYS)


CHORES: dict[str, Callable[[datetime], int]] = {
    "expired sessions": _sessions,
    "kept forms": _kept_forms,
    "old log-in attempts": _attempts,
    "finished jobs": _jobs,
    "open pages": _presence,
    "files of unused imports": _import_files,
    "files of unread checks by others": _reviews_files,
    "messages to subscribers": _messages,
    "log of messages to subscribers": _deliveries,
}
