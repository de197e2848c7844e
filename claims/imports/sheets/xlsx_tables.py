"""XLSX, read row by row by openpyxl (its XML by defusedxml) once the archive has been looked over.

Formulas are never worked out, links never followed, macros never kept: a file with links or macros
is refused, and so is a row with a formula.
"""

import io
import re
import warnings
import zipfile
from datetime import date, datetime, time
from typing import Any

import openpyxl
from defusedxml.common import DefusedXmlException
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from claims.imports.reasons import FileRefused, Reason, reason, shown
from claims.imports.sheets.csv_tables import cell_flaw
from claims.imports.sheets.tables import (
    CELL_MAX_CHARACTERS,
    FILE_MAX_COLUMNS,
    FILE_MAX_ROWS,
    SheetRow,
    SheetTable,
    without_blank_end,
)
from claims.vocabulary.spreadsheet_cells import RFC_4180, unguard

# Far more than 100 000 rows of claims take; a bomb has thousands of times more.
UNPACKED_MAX_BYTES = 500_000_000
ARCHIVE_MAX_PARTS = 2_000
# XML packs well, but not a thousandfold.
PACKED_MAX_RATIO = 500
SMALL_BYTES = 1_000_000

_DTD = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read_xlsx(content: bytes) -> SheetTable:
    """The first visible sheet. Raises FileRefused."""
    _look_over(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of styles that it does not know
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
            try:
                return _read(book)
            finally:
                book.close()
    except (FileRefused, MemoryError):
        raise
    except DefusedXmlException as error:
        raise FileRefused("xlsx_has_dtd") from error
    except Exception as error:  # openpyxl raises whatever its parsing stumbles over
        raise FileRefused("xlsx_damaged") from error


def _look_over(content: bytes) -> None:
    """What the archive holds, before anything of it is unpacked as a whole."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            _check_sizes(parts)
            names = {part.filename.lower() for part in parts}
            if "mimetype" in names and "content.xml" in names:
                raise FileRefused("file_is_ods")
            if "xl/workbook.xml" not in names:
                raise FileRefused("file_is_archive")
            if any("vbaproject" in name for name in names):
                raise FileRefused("xlsx_has_macros")
            if any(name.startswith("xl/externallinks/") for name in names):
                raise FileRefused("xlsx_has_external_links")
            for part in parts:
                if part.flag_bits & 1:
                    raise FileRefused("xlsx_encrypted")
                if part.filename.lower().endswith((".xml", ".rels")):
                    with archive.open(part) as file:
                        if _DTD.search(file.read(4_096)):
                            raise FileRefused("xlsx_has_dtd")
    except FileRefused:
        raise
    except Exception as error:  # zipfile, too, raises many things for a damaged archive
        raise FileRefused("xlsx_damaged") from error


def _check_sizes(parts: list[zipfile.ZipInfo]) -> None:
    """By what the archive says: reading stops there, whatever is really in it."""
    bomb = (
        len(parts) > ARCHIVE_MAX_PARTS
        or sum(part.file_size for part in parts) > UNPACKED_MAX_BYTES
        or any(
            part.file_size > SMALL_BYTES
            and part.file_size > PACKED_MAX_RATIO * max(part.compress_size, 1)
            for part in parts
        )
    )
    if bomb:
        raise FileRefused("xlsx_is_bomb", most=UNPACKED_MAX_BYTES // 1_000_000)


def _read(book: Any) -> SheetTable:
    if book.epoch == CALENDAR_MAC_1904:
        raise FileRefused("xlsx_dates_from_1904")
    sheet = next((each for each in book.worksheets if each.sheet_state == "visible"), None)
    if sheet is None:
        raise FileRefused("file_empty")
    sheet.reset_dimensions()  # what the file says of its own size may be anything
    header: list[str] | None = None
    rows: list[SheetRow] = []
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        texts = without_blank_end([cell_text(cell.value) for cell in cells])
        if not texts:
            continue
        flaw = _flaw(cells[: len(texts)]) or cell_flaw(texts)
        if header is None:
            if flaw:
                raise FileRefused("header_unusable")
            header = [unguard(text).strip() for text in texts]
            if len(header) > FILE_MAX_COLUMNS:
                raise FileRefused("file_too_many_columns", most=FILE_MAX_COLUMNS)
            continue
        if len(texts) > len(header):
            flaw = flaw or reason("row_too_wide", cells=len(texts), columns=len(header))
        kept = [shown(unguard(text), CELL_MAX_CHARACTERS) for text in texts[: FILE_MAX_COLUMNS + 1]]
        rows.append(SheetRow(number, tuple(kept), flaw))
        if len(rows) > FILE_MAX_ROWS:
            raise FileRefused("file_too_many_rows", most=FILE_MAX_ROWS)
    if header is None:
        raise FileRefused("file_empty")
    return SheetTable("xlsx", "", RFC_4180.decimal_mark, tuple(header), rows)


def _flaw(cells: Any) -> Reason | None:
    for place, cell in enumerate(cells, start=1):
        if cell.data_type == "f":
            return reason("cell_is_formula", place=place, formula=cell_text(cell.value))
        if cell.data_type == "e":
            return reason("cell_is_error", place=place, error=cell_text(cell.value))
    return None


def cell_text(value: Any) -> str:
    """As it would be typed: `2016-04-14`, `42474`, `0.15`. Times of day only where there is one."""
    if value is None:
        return ""
    if isinstance(value, str):
        # Excel writes line ends within a cell so; and characters that XML has not.
        return value.replace("_x000D_", "").replace("\r\n", "\n")
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(getattr(value, "text", value))  # array formulas keep theirs in `text`
