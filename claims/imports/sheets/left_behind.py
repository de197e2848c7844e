"""Imports that are under way and that nobody works on: their job failed for good, or was lost.

A job is put in with the transaction that sets an import going, and ends after the one that brings
it further. So an import under way without a job has been left behind, whatever the reason: the
disk was full, or the database away, for longer than the job was tried.
"""

from contextlib import suppress
from datetime import datetime, timedelta

from django.db.models.functions import Coalesce

from claims.imports.queue import analyse_later
from claims.imports.sheets import verbs
from claims.models import ClaimImport
from claims.vocabulary import import_states
from corpus.workers import without_job

# `import_claims` works without a job, and is not to be disturbed between its steps.
GRACE_SECONDS = 60

_TASKS = ("analyse_import", "store_import")


def pick_up(*, at: datetime) -> list[int]:
    """Read those anew that were being read, and give back those that were being stored; their
    keys. Nobody's rows are lost: what is given back can be confirmed again."""
    waiting = dict(
        ClaimImport.objects.annotate(since=Coalesce("confirmed_at", "created_at"))
        .filter(
            state__in=(import_states.RECEIVED, import_states.CONFIRMED),
            since__lt=at - timedelta(seconds=GRACE_SECONDS),
        )
        .values_list("pk", "state")
    )
    left = list(waiting)
    for task in _TASKS:
        left = without_job(task, left, argument="key")
    left.sort()
    for key in left:
        if waiting[key] == import_states.RECEIVED:
            analyse_later(key)
        else:
            with suppress(import_states.NotNow):  # done meanwhile
                verbs.give_back(key, "not_stored_in_time")
    return left
