"""Cells of XLSX as they are shown: merged ones, percentages, raised and struck words.

openpyxl's own reading of a sheet row by row tells neither what is raised within a cell nor which
cells are merged, so its parser is asked itself.
"""

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from claims.imports.reasons import Reason, reason
from claims.imports.sheets.csv_tables import cell_flaw
from claims.imports.sheets.headers import known_headers
from claims.imports.sheets.heading import SheetLine
from claims.imports.sheets.shown_dates import as_shown, is_percentage, shows_other_number
from claims.imports.sheets.tables import FILE_MAX_COLUMNS, without_blank_end
from claims.vocabulary.quantities import plain
from corpus.extraction.superscripts import superscript

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)"')
_MERGED_MAX_COLUMN = 2 * FILE_MAX_COLUMNS  # others stand beside every table
_CHUNK_BYTES = 1 << 20
_REFERENCE_BYTES = 200  # at most, so that none is cut between two chunks

_WRITTEN_OTHERWISE = re.compile(rb"vertAlign|strike|_x005F_")
Read = tuple[str, Reason | None]


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a cell's text, all of it written in one way."""

    text: str
    raised: bool = False
    struck: bool = False


def lines_of(sheet: Any, hidden_columns: set[int] | None = None) -> Iterator[SheetLine]:
    """A merged cell is shown for all of its rows, and stands in each of them. A row that is hidden,
    as by a filter, has that for a flaw; the columns that are hidden are put into the set, by their
    numbers from 1, before the first row comes.
    """
    from openpyxl.cell.read_only import ReadOnlyCell

    merged = _merged(sheet)
    struck = _struck_styles(sheet.parent)
    held: dict[int, tuple[int, Read]] = {}  # by its column the last row of a cell, and the cell
    for number, hidden, cells in _rows(sheet, hidden_columns):
        width = max([*(cell["column"] for cell in cells), *held], default=0)
        read: list[Read] = [("", None)] * width
        for cell in cells:
            place = cell["column"]
            text, flaw = _read_cell(place, ReadOnlyCell(sheet, **cell))
            if flaw is None and cell.get("style_id", 0) in struck and text.strip():
                flaw = reason("cell_is_struck", place=place, struck=text)
            read[place - 1] = text, flaw
        for place, (last, above) in list(held.items()):
            if number > last:
                del held[place]
            elif not read[place - 1][0]:
                read[place - 1] = above
        for place, last in merged.get(number, ()):
            if place <= width and not known_headers([read[place - 1][0]]):
                held[place] = last, read[place - 1]
        texts = without_blank_end([text for text, _flaw_of_it in read])
        flaws = (flaw for _text, flaw in read[: len(texts)])
        flaw = next(filter(None, flaws), None) or cell_flaw(texts)
        yield SheetLine(number, texts, flaw or (reason("row_is_hidden") if hidden else None))


def _struck_styles(book: Any) -> set[int]:
    """The styles by which a whole cell is struck out."""
    struck = {number for number, font in enumerate(book._fonts) if font.strike}
    return {n for n, style in enumerate(book._cell_styles) if style.fontId in struck}


def _rows(
    sheet: Any, hidden_columns: set[int] | None
) -> Iterator[tuple[int, bool, list[dict[str, Any]]]]:
    from openpyxl.cell.text import Text
    from openpyxl.worksheet._reader import INLINE_STRING, WorkSheetParser

    class WorksheetRows(WorkSheetParser):  # type: ignore[misc]
        def parse_cell(self, element: Any) -> dict[str, Any]:
            cell: dict[str, Any] = super().parse_cell(element)
            inline = element.find(INLINE_STRING)
            if cell["data_type"] == "s" and inline is not None:
                cell["value"] = _runs(Text.from_tree(inline))
            return cell

    book = sheet.parent
    with sheet._get_source() as source:
        rows = WorksheetRows(
            source,
            _shared_texts(book._archive) or sheet._shared_strings,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        for number, cells in rows.parse():
            if hidden_columns is not None:
                hidden_columns |= _hidden_columns(rows.column_dimensions.values())
                hidden_columns = None
            yield number, _is_set(rows.row_dimensions.get(str(number), {})), cells


def _hidden_columns(dimensions: Iterable[dict[str, Any]]) -> set[int]:
    return {
        column
        for each in dimensions
        if _is_set(each)
        for column in range(int(each["min"]), min(int(each["max"]), FILE_MAX_COLUMNS) + 1)
    }


def _is_set(attributes: dict[str, Any]) -> bool:
    return attributes.get("hidden") in {"1", "true"}


def _shared_texts(archive: zipfile.ZipFile) -> list[str | list[Run]]:
    """The texts that cells share, where how they are written may matter; else empty, for openpyxl
    has them already.
    """
    from openpyxl.cell.text import Text
    from openpyxl.xml.constants import ARC_SHARED_STRINGS, SHEET_MAIN_NS
    from openpyxl.xml.functions import iterparse

    if ARC_SHARED_STRINGS not in archive.namelist():
        return []
    content = archive.read(ARC_SHARED_STRINGS)
    if not _WRITTEN_OTHERWISE.search(content):
        return []
    found = []
    for _event, node in iterparse(io.BytesIO(content)):
        if node.tag == f"{{{SHEET_MAIN_NS}}}si":
            found.append(_runs(Text.from_tree(node)))
            node.clear()
    return found


def _runs(text: Any) -> str | list[Run]:
    runs = [
        Run(
            run.t or "",
            raised=getattr(run.rPr, "vertAlign", None) == "superscript",
            struck=bool(getattr(run.rPr, "strike", None)),
        )
        for run in text.r
    ]
    if any(run.raised or run.struck for run in runs):
        return runs
    content: str = text.content
    return content


def _merged(sheet: Any) -> dict[int, list[tuple[int, int]]]:
    """By its first row the column and the last row of each cell that is several rows high. What
    the file says of them stands behind all rows.
    """
    from openpyxl.utils import column_index_from_string

    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    before = b""
    with sheet._get_source() as source:
        while chunk := source.read(_CHUNK_BYTES):
            seen = before + chunk
            end = 0
            for match in _MERGED.finditer(seen):
                end = match.end()
                first, last = int(match[2][:9]), int(match[4][:9])
                if last > first:
                    column = column_index_from_string(match[1].decode())
                    if column <= _MERGED_MAX_COLUMN:
                        found[first].append((column, last))
            before = seen[max(end, len(seen) - _REFERENCE_BYTES) :]
    return found


def _read_cell(place: int, cell: Any) -> tuple[str, Reason | None]:
    value = cell.value
    if cell.data_type == "f":
        return cell_text(value), reason("cell_is_formula", place=place, formula=cell_text(value))
    if cell.data_type == "e":
        return cell_text(value), reason("cell_is_error", place=place, error=cell_text(value))
    if isinstance(value, date):  # a datetime too
        shown, doubt = as_shown(value, cell.number_format or "")
        day = value.isoformat()[:10]
        if doubt:
            return day, reason(doubt, place=place, day=day, shown=shown)
        return (cell_text(value) if shown == day else shown), None
    if isinstance(value, list):
        return _rich_text(place, value)
    counted = isinstance(value, int | float) and not isinstance(value, bool)
    number_format = cell.number_format or ""
    if counted and shows_other_number(number_format, negative=value < 0):
        held = cell_text(value)
        return held, reason("cell_shows_other", place=place, held=held, shown=number_format)
    if counted and is_percentage(number_format):
        return f"{plain(Decimal(repr(value)) * 100)}%", None
    return cell_text(value), None


def _rich_text(place: int, runs: list[Run]) -> Read:
    """The words of a cell that are not all written alike. Raised figures join no number, and what
    is struck out no other word.
    """
    texts = [superscript(cell_text(r.text)) if r.raised else cell_text(r.text) for r in runs]
    struck = "".join(run.text for run in runs if run.struck).strip()
    flaw = reason("cell_is_struck", place=place, struck=struck) if struck else None
    return "".join(texts), flaw


def cell_text(value: Any) -> str:
    """As it would be typed: `2016-04-14`, `42474`, `0.15`. Times of day only where there is one."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _unescaped(value).replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(getattr(value, "text", value))  # array formulas keep theirs in `text`


def _unescaped(text: str) -> str:
    """Characters that XML has not are written as `_x000B_` (ECMA-376, 22.9.2.19); Word's line
    break within a paragraph comes so."""
    if "_x" not in text:
        return text
    found = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text).replace("\x0b", "\n")
    return found.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
