"""Reading finished records as the bytes that PostgreSQL sends: never decoded, so never encoded."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connections
from psycopg.pq.abc import PGresult

# Everything under `factcheck/api` reads over this connection: it may be a replica, and its role
# may be allowed nothing but what is public.
PUBLIC = "public"

Row = list[Any]  # of bytes, or None where the column is null


def read(
    using: str, statement: str, parameters: Sequence[Any], *, prepared: bool = True
) -> list[Row]:
    """The rows of a SELECT, each value as text in UTF-8.

    A statement that comes often stays prepared, and PostgreSQL then plans it once for all values.
    Not `prepared`, it is planned for those given: rare values are looked for in other ways than
    common ones.
    """
    with _asked(using, statement, parameters, prepared=prepared) as result:
        columns = range(result.nfields)
        return [
            [result.get_value(row, column) for column in columns] for row in range(result.ntuples)
        ]


def read_first(using: str, statement: str, parameters: Sequence[Any]) -> tuple[list[Any], Row]:
    """Of every row the first column; of the first row the others, which say the same in all."""
    with _asked(using, statement, parameters) as result:
        if not result.ntuples:
            return [], []
        others = [result.get_value(0, column) for column in range(1, result.nfields)]
        return [result.get_value(row, 0) for row in range(result.ntuples)], others


@contextmanager
def _asked(
    using: str, statement: str, parameters: Sequence[Any], *, prepared: bool = True
) -> Iterator[PGresult]:
    with connections[using].cursor() as cursor:
        session = cursor.connection
        threshold = session.prepare_threshold
        session.prepare_threshold = threshold if prepared else None
        try:
            cursor.execute(statement, parameters)
        finally:
            session.prepare_threshold = threshold
        yield cursor.pgresult
