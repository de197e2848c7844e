"""Whether anybody does the background work, and what nobody does: `docs/hosting.md`, “Workers”."""

from collections.abc import Iterable

from django.conf import settings
from django.db import connection


def without_job(task: str, waiting: Iterable[int], *, argument: str = "draft") -> list[int]:
    """Keys of those that wait, for which the task is neither waiting nor being done: it failed for
    good, or was lost. `argument` is the task's own name for the key."""
    keys = list(waiting)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT key FROM unnest(%s::bigint[]) AS key WHERE NOT EXISTS ("
            " SELECT FROM procrastinate_jobs WHERE task_name = %s AND status IN ('todo', 'doing')"
            " AND (args->>%s)::bigint = key)",
            [keys, task, argument],
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
