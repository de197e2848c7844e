"""One state of the public tables, for as long as an export of it takes."""

from datetime import datetime
from types import TracebackType
from typing import Any

import psycopg
from django.db import connections
from psycopg import pq


class Snapshot:
    """What is read through it is of one moment, whatever is published meanwhile.

    It begins a transaction on the connection, unless one is under way: then it is for whoever began
    that to have it see one state. It belongs to the thread that made it; `close` it.
    """

    def __init__(self, using: str) -> None:
        connections[using].ensure_connection()
        self.using = using
        self.session: psycopg.Connection[Any] = connections[using].connection
        # Errors are Django's, and it learns of them: a broken connection is replaced afterwards.
        self._noted = connections[using].wrap_database_errors
        self._own = self.session.info.transaction_status == pq.TransactionStatus.IDLE
        if self._own:
            self._run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        try:
            newest = self._row(
                "SELECT publication, greatest(published_at, (SELECT max(restored_at)"
                " FROM claims_publiclife)) FROM claims_publicclaim"
                " ORDER BY publication DESC LIMIT 1"
            )
            life = self._row("SELECT token FROM claims_publiclife ORDER BY id DESC LIMIT 1")
        except BaseException:
            self.close()
            raise
        self.publication: int = newest[0] if newest else 0
        """The newest publication number; 0 while nothing has been published."""
        self.published_at: datetime | None = newest[1] if newest else None
        """When that was, or when the database was restored, if that was later."""
        self.life: str = life[0] if life else ""
        """The database's life: after a restore a number may mean something else."""

    def can_go_back_to(self, publication: int) -> bool:
        """Whether what was public when this number was the newest can be made again: nothing has
        been withdrawn since."""
        if publication > self.publication:
            return False
        later = "SELECT FROM claims_publicversion WHERE kind = 'withdrawal' AND publication > %s"
        return self._row(later, publication) is None

    def close(self) -> None:
        if not self._own:
            return
        self._own = False
        if self.session.closed:  # Django looks whether it can go on using it, if told to
            connections[self.using].errors_occurred = True
        else:
            self._run("ROLLBACK")

    def __enter__(self) -> "Snapshot":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _run(self, statement: str) -> None:
        with self._noted, self.session.cursor() as cursor:
            cursor.execute(statement, prepare=False)

    def _row(self, statement: str, *parameters: object) -> Any:
        with self._noted, psycopg.Cursor(self.session) as cursor:
            return cursor.execute(statement, parameters, prepare=False).fetchone()
