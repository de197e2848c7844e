"""Where a table begins: below a title, beside an empty column. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claims.imports.reasons import FileRefused, Reason, reason, shown
from claims.imports.sheets.headers import known_headers
from claims.imports.sheets.tables import (
    CELL_MAX_CHARACTERS,
    FILE_MAX_COLUMNS,
    FILE_MAX_ROWS,
    SheetRow,
    without_blank_end,
)
from claims.vocabulary.spreadsheet_cells import unguard

# Above the names of the columns there may be a title and a remark, not a page of text.
_HEADING_MAX_ROWS = 20
# Within quotation marks a cell may hold delimiters; after a space they are signs as others.
_SPACED = re.compile(r'\s+"')
# One word may be a column's name by chance.
_SURE_NAMES = 2


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line as it was read; `number` is the file's own."""

    number: int
    cells: list[str]
    flaw: Reason | None = None


def with_heading(lines: Iterable[SheetLine]) -> tuple[tuple[str, ...], list[SheetRow]]:
    """The names of the columns, and the rows below them. Raises FileRefused."""
    waiting = (line for line in map(_without_blank_end, lines) if line.cells)
    above: list[SheetLine] = []
    heading: SheetLine | None = None
    for line in waiting:
        if known_headers(map(unguard, line.cells)) >= _SURE_NAMES:
            heading = line
            break
        above.append(line)
        if len(above) > _HEADING_MAX_ROWS:
            break
    if heading is None:
        if not above:
            raise FileRefused("file_empty")
        # The first is taken for it: what is wrong with its names is then said.
        heading, below = above[0], [*above[1:]]
    else:
        below = []
    return _table(heading, below, waiting)


def _table(
    heading: SheetLine, below: list[SheetLine], rest: Iterator[SheetLine]
) -> tuple[tuple[str, ...], list[SheetRow]]:
    if heading.flaw:
        raise FileRefused("header_unusable")
    left = next(place for place, cell in enumerate(heading.cells) if cell.strip())
    header = tuple(unguard(cell).strip() for cell in heading.cells[left:])
    if len(header) > FILE_MAX_COLUMNS:
        raise FileRefused("file_too_many_columns", most=FILE_MAX_COLUMNS)
    rows: list[SheetRow] = []
    for lines in (below, rest):
        for line in lines:
            rows.append(_row(line, left, len(header)))
            if len(rows) > FILE_MAX_ROWS:
                raise FileRefused("file_too_many_rows", most=FILE_MAX_ROWS)
    return header, rows


def _without_blank_end(line: SheetLine) -> SheetLine:
    return SheetLine(line.number, without_blank_end(line.cells), line.flaw)


def _row(line: SheetLine, left: int, width: int) -> SheetRow:
    """Without the empty columns to the table's left."""
    flaw, cells = line.flaw, line.cells[left:]
    beside = [cell for cell in line.cells[:left] if cell.strip()]
    if flaw is None and (len(cells) > width or beside):
        spaced = next((place for place, cell in enumerate(cells, 1) if _SPACED.match(cell)), 0)
        code = "row_quotes_after_space" if spaced else "row_too_wide"
        count = len(cells) + len(beside)
        flaw = reason(code, cells=count, columns=width, place=spaced + left)
    kept = [shown(unguard(cell), CELL_MAX_CHARACTERS) for cell in cells[: FILE_MAX_COLUMNS + 1]]
    return SheetRow(line.number, tuple(kept), flaw)
