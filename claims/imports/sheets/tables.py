"""From a file's bytes to a table: what sort of file it is, its limits, and its rows as text."""

from dataclasses import dataclass, field

from claims.imports.reasons import Reason

# Limits of one import. A desk's largest list so far has 50 000 rows.
FILE_MAX_ROWS = 100_000
FILE_MAX_COLUMNS = 100
CELL_MAX_CHARACTERS = 100_000


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A line of the table. `number` is the file's own: the line of CSV, the row of XLSX, from 1.

    With `flaw` it can't be used; its cells are there as far as they could be read.
    """

    number: int
    cells: tuple[str, ...]
    flaw: Reason | None = None


@dataclass(frozen=True, slots=True)
class SheetTable:
    """`file_format` is csv or xlsx; `note` is what people are told of how the file was read; `unit`
    what it says that its positions count, where that is not settled yet."""

    file_format: str
    delimiter: str
    header: tuple[str, ...]
    rows: list[SheetRow] = field(repr=False)
    note: Reason | None = None
    unit: str = ""


def without_blank_end(cells: list[str]) -> list[str]:
    """Spreadsheets write empty cells after the last one that has something."""
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    return cells[:end]
