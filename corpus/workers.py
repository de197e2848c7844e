"""Whether anybody does the background work, and what nobody does: `docs/hosting.md`, “Workers”."""

from collections.abc import Iterable

from django.conf import settings
from django.db import connection


def without_job(task: str, draft_keys: Iterable[int]) -> list[int]:
    """Those of the drafts for which the task is neither waiting nor being done; it failed for good,
    or was lost."""
    keys = list(draft_keys)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT key FROM unnest(%s::bigint[]) AS key WHERE NOT EXISTS ("
            " SELECT FROM procrastinate_jobs WHERE task_name = %s AND status IN ('todo', 'doing')"
            " AND (args->>'draft')::bigint = key)",
            [keys, task],
        )
        return [key for (key,) in cursor.fetchall()]


def somebody_works() -> bool:
    """Whether a worker has given a sign of life lately."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM procrastinate_workers"
            " WHERE last_heartbeat > now() - make_interval(secs => %s))",
            [settings.WORKER_TIMEOUT],
        )
        return bool(cursor.fetchone()[0])
