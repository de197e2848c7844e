"""Exports as blocks of bytes, of any size in little memory: PostgreSQL writes the rows itself
(`COPY … TO STDOUT`), and here they only pass by.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from psycopg import sql

from claims.exports import copy_blocks
from claims.exports.columns import Table
from claims.exports.copy_blocks import RowCount
from claims.exports.selects import Claims, select, select_records
from claims.exports.snapshots import Snapshot
from claims.vocabulary.spreadsheet_cells import RFC_4180, Dialect

Part = TypeVar("Part", bytes, str)


class Begun(Generic[Part]):
    """Parts of an answer, the first of which is made before anything is sent.

    What PostgreSQL says of the statement itself is then an error as of any other answer: once the
    first byte has gone out as a 200, nothing is left but to cut the connection.
    """

    def __init__(self, parts: Iterator[Part]) -> None:
        self._parts: Iterator[Part] = parts
        self._first: list[Part] = list(islice(parts, 1))

    def __iter__(self) -> Iterator[Part]:
        yield from self._first
        yield from self._parts

    def close(self) -> None:
        """Where nobody reads on."""
        if close := getattr(self._parts, "close", None):
            close()


def csv_blocks(
    table: Table,
    snapshot: Snapshot,
    *,
    claims: Claims | None = None,
    dialect: Dialect = RFC_4180,
    as_of: int | None = None,
    count: RowCount | None = None,
) -> Iterator[bytes]:
    """A table as CSV (UTF-8, CRLF, a header), in blocks of about 64 KiB.

    Narrowed to these claims, if any; as it was when `as_of` was the newest publication number.
    """
    try:
        made = select(table, snapshot.using, claims=claims, dialect=dialect, as_of=as_of)
    except EmptyResultSet:  # Django sees for itself that no claim can match
        return iter((header(table, dialect),))
    return copied_csv(made, table, dialect, snapshot, count)


def whole_csv(
    table: Table, using: str, *, claims: Claims | None = None, dialect: Dialect = RFC_4180
) -> Iterator[bytes]:
    """The same, with a snapshot of its own."""
    with Snapshot(using) as snapshot:
        yield from csv_blocks(table, snapshot, claims=claims, dialect=dialect)


def copied_csv(
    select: sql.Composed,
    table: Table,
    dialect: Dialect,
    snapshot: Snapshot,
    count: RowCount | None = None,
) -> Iterator[bytes]:
    """The same of any SELECT that has the table's cells."""
    copy = sql.SQL("COPY ({}) TO STDOUT (FORMAT csv, DELIMITER {})").format(
        select, sql.Literal(dialect.delimiter)
    )
    rows = copy_blocks.csv_blocks(snapshot.session, copy, count=count)
    # The header goes with the first rows: alone it would go out before PostgreSQL was asked.
    yield header(table, dialect) + next(rows, b"")
    yield from rows


def header(table: Table, dialect: Dialect) -> bytes:
    line = dialect.delimiter.join(column.name for column in table.columns)
    return ("\ufeff" if dialect.bom else "").encode() + line.encode() + b"\r\n"


def record_blocks(
    snapshot: Snapshot, *, claims: Claims, as_of: int | None = None
) -> Iterator[bytes]:
    """The claims' finished JSON, one record a line, in blocks of about 64 KiB."""
    try:
        made = select_records(snapshot.using, claims=claims, as_of=as_of)
    except EmptyResultSet:
        return iter(())
    return json_lines(made, snapshot)


def json_lines(
    select: sql.Composed, snapshot: Snapshot, count: RowCount | None = None
) -> Iterator[bytes]:
    """A SELECT of one column of JSON, each on one line as ours always is."""
    copy = sql.SQL("COPY ({}) TO STDOUT").format(select)
    for lines in copy_blocks.copy_blocks(snapshot.session, copy, count=count):
        # COPY doubles backslashes; what it escapes besides never stands in JSON as it is.
        yield lines.replace(rb"\\", b"\\")


def cut(blocks: Iterable[bytes], start: int, stop: int) -> Iterator[bytes]:
    """The bytes from `start` up to `stop`."""
    at = 0
    for block in blocks:
        if at >= stop:
            return
        if part := block[max(0, start - at) : stop - at]:
            yield part
        at += len(block)
