"""Tables of what is public, or of the desk, as XLSX: their rows, and the file that is made of them.

PostgreSQL's text form of COPY is read here, and not CSV: Python's reader of CSV has a limit for the
length of cells that holds for the whole process.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from django.conf import settings
from django.core.exceptions import EmptyResultSet
from psycopg import sql

from claims.exports import copy_blocks
from claims.exports.columns import Column, Table
from claims.exports.selects import Claims, select
from claims.exports.snapshots import Snapshot
from claims.exports.xlsx import xlsx_blocks
from claims.vocabulary.spreadsheet_cells import UNGUARDED

# Where the record of a row stands whole, by what the rows are made from.
_ADDRESSES: Final = {
    "claims": "page_url",
    "evidence": "{base}/claims/' || claim || '/'",
    "quantities": "{base}/claims/' || claim || '/'",
    "versions": "page_url || 'versions/' || version || '/'",
    "corrections": "page_url || 'versions/' || version || '/'",
    "references": "coalesce(record->>'page_url', record->>'url')",
    "drafts": "{base}/admin/claims/claim/' || c.id || '/change/'",
}

_ESCAPE = re.compile(r"\\(.)")
_ESCAPES: Final = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\"}


def with_address(table: Table) -> Table:
    """The table, and the address of each row's record as one more column."""
    base = settings.PUBLIC_BASE_URL.replace("'", "''")
    expression = _ADDRESSES[table.source].replace("{base}", f"'{base}")
    return replace(table, columns=(*table.columns, Column("address", "", expression=expression)))


def table_xlsx(
    table: Table, snapshot: Snapshot, *, claims: Claims | None = None, as_of: int | None = None
) -> Iterator[bytes]:
    """A table as XLSX, in blocks. What is narrowed, and as of when: as `streams.csv_blocks`."""
    try:
        made = select(
            with_address(table), snapshot.using, claims=claims, dialect=UNGUARDED, as_of=as_of
        )
    except EmptyResultSet:
        return xlsx_blocks(table, ())
    return xlsx_blocks(table, rows(made, snapshot))


def whole_xlsx(table: Table, using: str, *, claims: Claims | None = None) -> Iterator[bytes]:
    """The same, with a snapshot of its own."""
    with Snapshot(using) as snapshot:
        yield from table_xlsx(table, snapshot, claims=claims)


def rows(select: sql.Composed, snapshot: Snapshot) -> Iterator[list[str]]:
    """The rows of any SELECT, each value as text; nothing is an empty one."""
    copy = sql.SQL("COPY ({}) TO STDOUT (NULL '')").format(select)
    for block in copy_blocks.copy_blocks(snapshot.session, copy):
        for line in block.decode().split("\n")[:-1]:
            cells = line.split("\t")
            if "\\" in line:
                cells = [_ESCAPE.sub(lambda found: _ESCAPES[found[1]], cell) for cell in cells]
            yield cells
