"""Rows are handed to PostgreSQL by a thread of their own, while the next are being made.

Of an act of thousands of claims half is Python's work, and half PostgreSQL's: one after the other,
either waits for the other. There is one connection and one transaction as ever: what is handed over
is done in its order, and whoever asks the database for anything else waits until it is done.
"""

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

# Python lets a thread wait for another this long, 5 ms if nobody says otherwise: PostgreSQL would
# be through with what it was sent in less, and wait for more.
SWITCH_SECONDS: Final = 0.000_5

# Something that is done with a cursor of the connection, and asks Django for nothing.
Work = Callable[[CursorWrapper], object]


class HandingOver:
    """What is under way on one connection."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection = connection
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="handing-over")
        self._under_way: list[Future[None]] = []

    def begin(self, work: Work) -> None:
        cursor = self.connection.cursor()
        self._under_way.append(self._thread.submit(_do, self.connection, cursor, work))

    def wait(self) -> None:
        """Until all is done. Raises what it raised."""
        while self._under_way:
            self._under_way.pop(0).result()

    def before(
        self, execute: Callable[..., Any], sql: str, parameters: Any, many: bool, context: Any
    ) -> Any:
        """For `execute_wrapper`: a statement of anybody else's waits for its turn."""
        self.wait()
        return execute(sql, parameters, many, context)

    def end(self) -> None:
        """Of what was not begun nothing is done; what is being done isn't broken off."""
        self._thread.shutdown(cancel_futures=True)


_NOW: Final[ContextVar[HandingOver | None]] = ContextVar("handing over", default=None)


def _do(connection: BaseDatabaseWrapper, cursor: CursorWrapper, work: Work) -> None:
    with cursor, connection.wrap_database_errors:
        work(cursor)


@contextmanager
def handing_over(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Within it, what is done `in_turn` on this connection is done in the background. At its end
    all is done. Raises what that raised."""
    if _NOW.get() is not None:
        yield
        return
    now = HandingOver(connection)
    token = _NOW.set(now)
    before = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_SECONDS)
    try:
        with connection.execute_wrapper(now.before):
            yield
            now.wait()
    finally:
        now.end()
        sys.setswitchinterval(before)
        _NOW.reset(token)


def in_turn(connection: BaseDatabaseWrapper, work: Work) -> None:
    """Now, or soon: see `handing_over`. Nobody may change afterwards what the work is done with."""
    if now := _on(connection):
        now.begin(work)
    else:
        _do(connection, connection.cursor(), work)


def execute_in_turn(connection: BaseDatabaseWrapper, sql: str, parameters: Any) -> None:
    """A statement whose answer nobody looks at. Not one that changes a table with history: the
    note of who did it goes before statements that Django executes."""
    if now := _on(connection):
        now.begin(lambda cursor: cursor.cursor.execute(sql, parameters))
    else:
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)


def _on(connection: BaseDatabaseWrapper) -> HandingOver | None:
    now = _NOW.get()
    return now if now is not None and now.connection is connection else None
