"""Imports that are under way and that nobody works on: their job failed for good, or was lost.

A job is put in with the transaction that sets an import going, and ends after the one that brings
it further. So an import under way without a job has been left behind, whatever the reason: the
disk was full, or the database away, for longer than the job was tried.
"""

from contextlib import suppress
from datetime import datetime, timedelta

from django.db import connection

from claims.imports.queue import analyse_later
from claims.imports.sheets import verbs
from claims.vocabulary import import_states

# `import_claims` works without a job, and is not to be disturbed between its steps.
GRACE_SECONDS = 60

_WITHOUT_JOB = """
    SELECT i.id, i.state FROM claims_claimimport i
    WHERE i.state = ANY (%s) AND coalesce(i.confirmed_at, i.created_at) < %s
      AND NOT EXISTS (
        SELECT FROM procrastinate_jobs j
        WHERE j.task_name IN ('analyse_import', 'store_import') AND j.status IN ('todo', 'doing')
          AND (j.args->>'key')::bigint = i.id
      )
    ORDER BY i.id
"""


def pick_up(*, at: datetime) -> list[int]:
    """Read those anew that were being read, and give back those that were being stored; their
    keys. Nobody's rows are lost: what is given back can be confirmed again."""
    with connection.cursor() as cursor:
        cursor.execute(
            _WITHOUT_JOB,
            [
                [import_states.RECEIVED, import_states.CONFIRMED],
                at - timedelta(seconds=GRACE_SECONDS),
            ],
        )
        found = cursor.fetchall()
    for key, state in found:
        if state == import_states.RECEIVED:
            analyse_later(key)
        else:
            with suppress(import_states.NotNow):  # done meanwhile
                verbs.give_back(key, "not_stored_in_time")
    return [key for key, _state in found]
