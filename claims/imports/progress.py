"""How far the work has come: seen by others while the transaction that does it is still open."""

import time
from collections.abc import Callable
from contextlib import closing

from django.db import connection

# Called with how many rows are done, and of how many.
Tell = Callable[[int, int], None]

PROGRESS_INTERVAL_SECONDS = 0.5


def nobody(_done: int, _total: int) -> None:
    """For those who don't look."""


class StoredProgress:
    """Writes to the import's own row, over a connection of its own, twice a second at most."""

    def __init__(self, claim_import: int) -> None:
        self._key = claim_import
        self._last = 0.0

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._last < PROGRESS_INTERVAL_SECONDS and done < total:
            return
        self._last = now
        with closing(connection.copy()) as own, own.cursor() as cursor:
            cursor.execute(
                "UPDATE claims_claimimport SET progress_done = %s, progress_total = %s"
                " WHERE id = %s",
                [done, total, self._key],
            )
