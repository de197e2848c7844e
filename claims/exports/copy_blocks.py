"""What COPY sends, in blocks instead of rows.

PostgreSQL sends a message for each row, and psycopg hands each over by itself, having asked whether
the socket is ready. For a million rows that costs the web server as much time as it costs
PostgreSQL to make a third of them. Here all rows that have arrived are taken at once.
"""

from collections.abc import Iterator
from typing import Any

import psycopg
from psycopg import sql
from psycopg.abc import PQGen
from psycopg.errors import error_from_result
from psycopg.generators import fetch_many
from psycopg.pq import ExecStatus
from psycopg.pq.abc import PGconn
from psycopg.waiting import Ready, Wait

# Large enough that it costs little to send a block on, small enough to be forgotten soon.
BLOCK_BYTES = 64 * 1024


class RowCount:
    """How many rows have gone by."""

    def __init__(self) -> None:
        self.rows = 0


def copy_blocks(
    connection: psycopg.Connection[Any],
    statement: sql.Composed,
    *,
    block: int = BLOCK_BYTES,
    count: RowCount | None = None,
) -> Iterator[bytes]:
    """What `COPY … TO STDOUT` sends, in blocks of whole rows of about so many bytes."""
    for rows in _rows(connection, statement, block, count or RowCount()):
        yield b"".join(rows)


def csv_blocks(
    connection: psycopg.Connection[Any],
    statement: sql.Composed,
    *,
    block: int = BLOCK_BYTES,
    count: RowCount | None = None,
) -> Iterator[bytes]:
    """The same of `COPY … (FORMAT csv)`, its lines ended by CRLF as RFC 4180 has it.

    COPY ends its lines with LF alone; line feeds inside of a quoted cell stay what they are.
    """
    for rows in _rows(connection, statement, block, count or RowCount()):
        lines = b"".join(rows)
        if lines.count(b"\n") == len(rows):
            yield lines.replace(b"\n", b"\r\n")
        else:  # some are inside of cells
            yield b"".join(part for row in rows for part in (row[:-1], b"\r\n"))


def _rows(
    connection: psycopg.Connection[Any], statement: sql.Composed, block: int, count: RowCount
) -> Iterator[list[memoryview]]:
    # The end of `copy`, where a reader left before the last row, makes PostgreSQL stop.
    with connection.cursor() as cursor, cursor.copy(statement):
        ended = False
        while not ended:
            rows, ended = connection.wait(_taken(connection.pgconn, block))
            if rows:
                count.rows += len(rows)
                yield rows


def _taken(pgconn: PGconn, block: int) -> PQGen[tuple[list[memoryview], bool]]:
    """Rows of so many bytes, and whether they are the last; waits as psycopg's generators do."""
    rows: list[memoryview] = []
    size = 0
    while size < block:
        length, row = pgconn.get_copy_data(1)
        if length > 0:
            rows.append(row)
            size += length
        elif length == 0:  # nothing has arrived
            while (yield Wait.R) != Ready.R:
                pass
            pgconn.consume_input()
        else:
            for result in (yield from fetch_many(pgconn)):
                if result.status != ExecStatus.COMMAND_OK:
                    raise error_from_result(result, encoding="utf-8")
            return rows, True
    return rows, False
