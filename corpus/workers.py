"""Whether anybody does the background work; see `docs/hosting.md`, “Workers”."""

from django.conf import settings
from django.db import connection


def somebody_works() -> bool:
    """Whether a worker has given a sign of life lately."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM procrastinate_workers"
            " WHERE last_heartbeat > now() - make_interval(secs => %s))",
            [settings.WORKER_TIMEOUT],
        )
        return bool(cursor.fetchone()[0])
