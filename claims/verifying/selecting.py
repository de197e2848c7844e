"""Promises that one SELECT looks after, in batches of a table's keys: it gives what breaks them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from django.db import connection

from claims.verifying.findings import BrokenRow, Look


@dataclass(frozen=True, slots=True)
class PromiseStatement:
    """`select` gives the id or number of each row that breaks the promise, among those whose
    `key` in `table` lies from `%(low)s` to `%(high)s`. Without a table it is asked once."""

    promise: str
    sentence: str
    select: str
    table: str = ""
    key: str = "id"
    batch: int = 20_000


def looks_of(statements: Iterable[PromiseStatement]) -> Iterator[Look]:
    for statement in statements:
        ranges = _ranges(statement)
        yield Look(len(ranges), partial(_run, statement, ranges))


def _ranges(statement: PromiseStatement) -> list[tuple[int, int]]:
    """From key to key; one of no meaning where the statement is asked once."""
    if not statement.table:
        return [(0, 0)]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT min({statement.key}), max({statement.key}) FROM {statement.table}"  # noqa: S608  # ours
        )
        first, last = cursor.fetchone()
    if first is None:
        return []
    steps = range(first, last + 1, statement.batch)
    return [(low, low + statement.batch - 1) for low in steps]


def _run(statement: PromiseStatement, ranges: list[tuple[int, int]]) -> Iterator[list[BrokenRow]]:
    for low, high in ranges:
        with connection.cursor() as cursor:
            cursor.execute(statement.select, {"low": low, "high": high})
            rows = cursor.fetchall()
        yield [BrokenRow(statement.promise, statement.sentence, str(row[0])) for row in rows]
