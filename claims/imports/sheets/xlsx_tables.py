"""XLSX, read row by row by openpyxl (its XML by defusedxml) once the archive has been looked over.

Formulas are never worked out, links never followed, macros never kept: a file with links or macros
is refused, and so is a row with a formula.
"""

import io
import re
import warnings
import zipfile
from dataclasses import replace
from itertools import chain, islice
from typing import Any

from defusedxml.common import DefusedXmlException

from claims.imports.reasons import FileRefused, Reason, reason, with_more
from claims.imports.sheets.headers import known_headers, read_header
from claims.imports.sheets.heading import SheetLine, with_heading
from claims.imports.sheets.tables import SheetTable
from claims.imports.sheets.xlsx_cells import lines_of
from claims.vocabulary.spreadsheet_cells import unguard

# Far more than 100 000 rows of claims take; a bomb has thousands of times more.
UNPACKED_MAX_BYTES = 500_000_000
ARCHIVE_MAX_PARTS = 2_000
# XML packs well, but not a thousandfold.
PACKED_MAX_RATIO = 500
SMALL_BYTES = 1_000_000
# So far a table's head is looked for; of a hidden sheet no more is read.
_HEADING_MAX_LINES = 20

# Its parts have names of another standard, by which nothing is found in them.
_STRICT = b"purl.oclc.org/ooxml"
_DTD = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read_xlsx(content: bytes) -> SheetTable:
    """The first visible sheet of claims. Raises FileRefused."""
    # With the numpy that it looks for it takes 20 MB, which most processes never need.
    import openpyxl

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
            if "xl/workbook.xml" not in names:
                raise FileRefused(_other_kind(archive, names))
            if any("vbaproject" in name for name in names):
                raise FileRefused("xlsx_has_macros")
            if any(name.startswith("xl/externallinks/") for name in names):
                raise FileRefused("xlsx_has_external_links")
            for part in parts:
                if part.flag_bits & 1:
                    raise FileRefused("xlsx_encrypted")
                if part.filename.lower().endswith((".xml", ".rels")):
                    with archive.open(part) as file:
                        start = file.read(4_096)
                    if _DTD.search(start):
                        raise FileRefused("xlsx_has_dtd")
                    if part.filename.lower() == "xl/workbook.xml" and _STRICT in start:
                        raise FileRefused("xlsx_is_strict")
    except FileRefused:
        raise
    except Exception as error:  # zipfile, too, raises many things for a damaged archive
        raise FileRefused("xlsx_damaged") from error


def _other_kind(archive: zipfile.ZipFile, names: set[str]) -> str:
    """What other programs' files are, which are archives too."""
    if "mimetype" in names:
        with archive.open("mimetype") as file:
            kind = file.read(100)
        sheet = "content.xml" in names and not re.search(rb"\.(?:text|presentation)", kind)
        return "file_is_ods" if sheet else "file_is_document"
    if "xl/workbook.bin" in names:
        return "file_is_xlsb"
    if any(name.startswith(("word/", "ppt/")) for name in names):
        return "file_is_document"
    return "file_is_archive"


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
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    if book.epoch == CALENDAR_MAC_1904:
        raise FileRefused("xlsx_dates_from_1904")
    tables: dict[str, SheetTable] = {}
    refused: FileRefused | None = None
    hidden: list[str] = []
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # what the file says of its own size may be anything
        if sheet.sheet_state != "visible":
            hidden += [sheet.title] if _begins_as_claims(sheet) else []
            continue
        hidden_columns: set[int] = set()
        lines = lines_of(sheet, hidden_columns)
        first_lines = list(islice(lines, _HEADING_MAX_LINES))
        try:
            header, rows = with_heading(chain(first_lines, lines))
        except FileRefused as error:
            refused = refused or error
            continue
        left = _empty_columns(header, first_lines) if hidden_columns else 0
        note = _of_hidden_columns(header, {place - left for place in hidden_columns})
        tables[sheet.title] = SheetTable("xlsx", "", header, rows, note)
    if hidden and not any(_is_of_claims(table.header) for table in tables.values()):
        raise FileRefused("xlsx_is_hidden", sheet=hidden[0])
    if not tables:
        raise refused or FileRefused("file_empty")
    return _chosen(tables, hidden)


def _begins_as_claims(sheet: Any) -> bool:
    try:
        header, _rows = with_heading(islice(lines_of(sheet), _HEADING_MAX_LINES))
    except FileRefused:
        return False
    return _is_of_claims(header)


def _empty_columns(header: tuple[str, ...], lines: list[SheetLine]) -> int:
    """How many stand to the left of the table."""
    for line in lines:
        for left in range(len(line.cells)):
            if tuple(unguard(cell).strip() for cell in line.cells[left:]) == header:
                return left
    return 0


def _of_hidden_columns(header: tuple[str, ...], hidden: set[int]) -> Reason | None:
    """Of the columns that are read, by the numbers in the table."""
    names = [name for place, name in enumerate(header, 1) if place in hidden]
    known = [name for name in names if known_headers([name])]
    return reason("xlsx_hidden_columns", known="; ".join(known)) if known else None


def _chosen(tables: dict[str, SheetTable], hidden: list[str]) -> SheetTable:
    """The first sheet of claims; others, which are left out, are named.

    An empty sheet, or one of explanations or sources, may stand before that of the claims.
    """
    of_claims = [name for name, table in tables.items() if _is_of_claims(table.header)]
    some = [name for name, table in tables.items() if known_headers(table.header)]
    first, *others = of_claims or some[:1] or list(tables)[:1]
    others += hidden
    note = reason("xlsx_other_sheets", sheet=first, known="; ".join(others)) if others else None
    own = tables[first].note
    return replace(tables[first], note=with_more(own, note) if own else note)


def _is_of_claims(header: tuple[str, ...]) -> bool:
    try:
        read_header(header)
    except FileRefused:
        return False
    return True
