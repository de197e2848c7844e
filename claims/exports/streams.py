"""Exports as blocks of bytes, of any size in little memory: PostgreSQL writes the rows itself
(`COPY … TO STDOUT`), and here they only pass by.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.core.exceptions import EmptyResultSet
from psycopg import Connection, sql

from claims.exports.columns import Table
from claims.exports.selects import Claims, select, select_records
from claims.exports.snapshots import Snapshot
from claims.spreadsheet_cells import RFC_4180, Dialect

# COPY hands over a row at a time; blocks of this size cost the server far less to send.
BLOCK = 64 * 1024


class Count:
    """How many rows have gone by."""

    def __init__(self) -> None:
        self.rows = 0


def csv_blocks(
    table: Table,
    snapshot: Snapshot,
    *,
    claims: Claims | None = None,
    dialect: Dialect = RFC_4180,
    as_of: int | None = None,
    count: Count | None = None,
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
    count: Count | None = None,
) -> Iterator[bytes]:
    """The same of any SELECT that has the table's cells."""
    copy = sql.SQL("COPY ({}) TO STDOUT (FORMAT csv, DELIMITER {})").format(
        select, sql.Literal(dialect.delimiter)
    )
    return _blocks(snapshot.session, copy, header(table, dialect), _csv_lines, count)


def _csv_lines(rows: list[memoryview]) -> bytes:
    """COPY ends its lines with LF alone; in a cell an LF stays what it is."""
    return b"\r\n".join([*(row[:-1] for row in rows), b""])


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
    select: sql.Composed, snapshot: Snapshot, count: Count | None = None
) -> Iterator[bytes]:
    """A SELECT of one column of JSON, each on one line as ours always is."""
    copy = sql.SQL("COPY ({}) TO STDOUT").format(select)
    return _blocks(snapshot.session, copy, b"", _json_lines, count)


def _json_lines(rows: list[memoryview]) -> bytes:
    """COPY doubles backslashes; what it escapes besides never stands in JSON as it is."""
    return b"".join(rows).replace(rb"\\", b"\\")


def _blocks(
    session: Connection[Any],
    copy: sql.Composed,
    head: bytes,
    lines: Callable[[list[memoryview]], bytes],
    count: Count | None,
) -> Iterator[bytes]:
    found: list[memoryview] = []
    size = 0
    count = count or Count()
    with session.cursor() as cursor, cursor.copy(copy) as rows:
        for row in rows:
            found.append(memoryview(row))
            size += len(row)
            if size >= BLOCK:
                count.rows += len(found)
                yield head + lines(found)
                head, found, size = b"", [], 0
    count.rows += len(found)
    if head or found:
        yield head + lines(found)


def cut(blocks: Iterable[bytes], start: int, stop: int) -> Iterator[bytes]:
    """The bytes from `start` up to `stop`."""
    at = 0
    for block in blocks:
        if at >= stop:
            return
        if part := block[max(0, start - at) : stop - at]:
            yield part
        at += len(block)
