"""One publication at a time: the lock, how long one waits for it, and what was the newest."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import OperationalError, connections, router
from django.db.models import Max
from django.utils.translation import gettext as _
from psycopg.errors import LockNotAvailable

from claims.models import (
    ClaimVersion,
    PublicLife,
    PublicVersion,
)
from claims.vocabulary.locks import Lock

# Somebody who publishes in a request waits for others so long: the thread that waits could answer
# readers meanwhile. Whoever rebuilds or loads by a command has time.
PATIENCE_SECONDS = 5


class PublishingNow(Exception):
    """Others were publishing for longer than anybody waits; nothing was changed."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Somebody is publishing just now, and it takes a while: try again in a minute. "
                "Nothing was changed."
            )
        )


def lock_publications() -> None:
    """Wait for publications under way, and keep others waiting until this transaction ends."""
    with connections[router.db_for_write(ClaimVersion)].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [Lock.PUBLICATION])


@contextmanager
def not_waiting_long() -> Iterator[None]:
    """Within a transaction: locks are waited for a few seconds each. Raises PublishingNow."""
    with connections[router.db_for_write(ClaimVersion)].cursor() as cursor:
        before = _lock_timeout(cursor, f"{PATIENCE_SECONDS}s")
        try:
            yield
        except OperationalError as error:
            if isinstance(error.__cause__, LockNotAvailable):
                raise PublishingNow from error
            raise
        _lock_timeout(cursor, before)


def _lock_timeout(cursor: Any, value: str) -> str:
    """Until the transaction ends; what it was before."""
    cursor.execute(
        "SELECT current_setting('lock_timeout'), set_config('lock_timeout', %s, true)", [value]
    )
    before: str = cursor.fetchone()[0]
    return before


def newest_time() -> datetime | None:
    """When the newest publication was published. Whoever asks holds the publications' lock."""
    newest = PublicVersion.objects.order_by("-publication").values_list("published_at").first()
    return newest[0] if newest else None


def last_publication() -> int:
    """The newest publication number, of what was published here or elsewhere; 0 for none. After a
    restore, the last of those that are skipped."""
    newest = [
        model._default_manager.aggregate(last=Max("publication"))["last"] or 0
        for model in (ClaimVersion, PublicVersion)
    ]
    life = PublicLife.objects.first()
    return max(*newest, life.first_publication - 1 if life else 0)
