"""Promises that one SELECT looks after, in batches of a table's keys: it gives what breaks them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from django.db import connection

from claims.verifying.findings import BrokenRow, Look, StepFinding


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
        ranges = (
            key_ranges(statement.table, statement.key, statement.batch)
            if statement.table
            else [(0, 0)]  # of no meaning where it is asked once
        )
        yield Look([partial(_ask, statement, low, high) for low, high in ranges])


def key_ranges(table: str, key: str, batch: int) -> list[tuple[int, int]]:
    """Side by side, from the first key to the last, each of at most `batch` keys and beginning with
    one that there is: numbers that were never given make no ranges."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            WITH RECURSIVE ranges (low) AS (
                SELECT min({key}) FROM {table}
                UNION ALL
                SELECT (SELECT min({key}) FROM {table} WHERE {key} >= low + %s)
                FROM ranges WHERE low IS NOT NULL
            )
            SELECT low, coalesce(
                lead(low) OVER (ORDER BY low) - 1, (SELECT max({key}) FROM {table})) AS high
            FROM ranges WHERE low IS NOT NULL ORDER BY low
            """,  # noqa: S608  # ours
            [batch],
        )
        return [(low, high) for low, high in cursor.fetchall()]


def _ask(statement: PromiseStatement, low: int, high: int) -> StepFinding:
    with connection.cursor() as cursor:
        cursor.execute(statement.select, {"low": low, "high": high})
        found = sorted((str(row[0]) for row in cursor.fetchall()), key=in_order)
    return StepFinding(BrokenRow(statement.promise, statement.sentence, where) for where in found)


def in_order(where: str) -> tuple[int, str]:
    """To sort by, so that the same rows are named each time: numbers by their size."""
    return len(where), where
