"""CSV as people's programs write it: comma, semicolon or tab, which the header tells."""

import csv
import io
import re

from claims.imports.files import FILE_MAX_BYTES
from claims.imports.reasons import FileRefused, Reason, reason, shown
from claims.imports.sheets.headers import known_headers
from claims.imports.sheets.tables import (
    CELL_MAX_CHARACTERS,
    FILE_MAX_COLUMNS,
    FILE_MAX_ROWS,
    SheetRow,
    SheetTable,
    without_blank_end,
)
from claims.vocabulary.spreadsheet_cells import EXCEL_SV, RFC_4180, unguard

DECIMAL_MARKS = {
    ",": RFC_4180.decimal_mark,
    ";": EXCEL_SV.decimal_mark,
    "\t": EXCEL_SV.decimal_mark,
}
# The first line that Excel writes to tell itself the delimiter.
_SEP = re.compile(r"\"?sep=([,;\t])\"?\r?\n", re.IGNORECASE)


def read_csv(text: str) -> SheetTable:
    """Raises FileRefused."""
    skipped = 0
    delimiter = ""
    if match := _SEP.match(text):
        delimiter, text, skipped = match[1], text[match.end() :], 1
    delimiter = delimiter or _delimiter(text)
    # The module's limit is one for the whole process; ours is looked at cell by cell, below.
    csv.field_size_limit(FILE_MAX_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    header: list[str] | None = None
    rows: list[SheetRow] = []
    last = 0
    try:
        for cells in reader:
            number, last = last + 1 + skipped, reader.line_num
            cells = without_blank_end(cells)
            if not cells:
                continue
            if header is None:
                header = [unguard(cell).strip() for cell in cells]
                _check_header(header)
            else:
                rows.append(_row(number, cells, len(header)))
                if len(rows) > FILE_MAX_ROWS:
                    raise FileRefused("file_too_many_rows", most=FILE_MAX_ROWS)
    except csv.Error as error:
        open_end = "unexpected end of data" in str(error)
        code = "csv_quote_never_closed" if open_end else "csv_quote_misplaced"
        line = (last if open_end else reader.line_num - 1) + 1 + skipped
        raise FileRefused(code, line=line) from error
    if header is None:
        raise FileRefused("file_empty")
    return SheetTable("csv", delimiter, DECIMAL_MARKS[delimiter], tuple(header), rows)


def _delimiter(text: str) -> str:
    """The one by which the first line has most headers that are known; else most cells."""
    start = text.lstrip("\r\n")
    line = re.split(r"[\r\n]", start, maxsplit=1)[0][:10_000]

    def points(delimiter: str) -> tuple[int, int]:
        cells = next(csv.reader([line], delimiter=delimiter), [])
        return known_headers(cells), len(cells)

    return max(DECIMAL_MARKS, key=points)


def _check_header(header: list[str]) -> None:
    if len(header) > FILE_MAX_COLUMNS:
        raise FileRefused("file_too_many_columns", most=FILE_MAX_COLUMNS)


def _row(number: int, cells: list[str], width: int) -> SheetRow:
    flaw = cell_flaw(cells)
    if flaw is None and len(cells) > width:
        flaw = reason("row_too_wide", cells=len(cells), columns=width)
    kept = [shown(unguard(cell), CELL_MAX_CHARACTERS) for cell in cells[: FILE_MAX_COLUMNS + 1]]
    return SheetRow(number, tuple(kept), flaw)


def cell_flaw(cells: list[str]) -> Reason | None:
    """What no cell may have."""
    for place, cell in enumerate(cells, start=1):
        if len(cell) > CELL_MAX_CHARACTERS:
            return reason("cell_too_long", place=place, length=len(cell), most=CELL_MAX_CHARACTERS)
        if "\x00" in cell:
            return reason("cell_has_nul", place=place)
    return None
