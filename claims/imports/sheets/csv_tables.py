"""CSV as people's programs write it: comma, semicolon or tab, which the header tells."""

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

from claims.imports.files import FILE_MAX_BYTES
from claims.imports.reasons import FileRefused, Reason, reason
from claims.imports.sheets.headers import known_headers
from claims.imports.sheets.heading import SheetLine, with_heading
from claims.imports.sheets.tables import CELL_MAX_CHARACTERS, SheetTable, without_blank_end
from claims.vocabulary.spreadsheet_cells import EXCEL_SV, RFC_4180

_DELIMITERS = (RFC_4180.delimiter, EXCEL_SV.delimiter, "\t")
# Above the names of the columns there may be a title.
_LOOKED_AT_LINES = 20
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
    header, rows = with_heading(_lines(reader, skipped))
    return SheetTable("csv", delimiter, header, rows)


def _lines(reader: Any, skipped: int) -> Iterator[SheetLine]:
    last = 0
    try:
        for cells in reader:
            number, last = last + 1 + skipped, reader.line_num
            yield SheetLine(number, cells, cell_flaw(without_blank_end(cells)))
    except csv.Error as error:
        open_end = "unexpected end of data" in str(error)
        code = "csv_quote_never_closed" if open_end else "csv_quote_misplaced"
        line = (last if open_end else reader.line_num - 1) + 1 + skipped
        raise FileRefused(code, line=line) from error


def _delimiter(text: str) -> str:
    """The one by which a line at the beginning has most headers that are known; else by which the
    first has most cells."""
    start = text.lstrip("\r\n")
    lines = [line[:10_000] for line in re.split(r"[\r\n]+", start, maxsplit=_LOOKED_AT_LINES)]

    def points(delimiter: str) -> tuple[int, int]:
        read = [next(csv.reader([line], delimiter=delimiter), []) for line in lines[:-1] or lines]
        return max(map(known_headers, read)), len(read[0])

    return max(_DELIMITERS, key=points)


def cell_flaw(cells: list[str]) -> Reason | None:
    """What no cell may have."""
    for place, cell in enumerate(cells, start=1):
        if len(cell) > CELL_MAX_CHARACTERS:
            return reason("cell_too_long", place=place, length=len(cell), most=CELL_MAX_CHARACTERS)
        if "\x00" in cell:
            return reason("cell_has_nul", place=place)
    return None
