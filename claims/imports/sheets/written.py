"""Sheets that we write: an empty one to fill in, and the rows that were refused, to be mended."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import override

from claims.imports.formats import WITHOUT_HEADER
from claims.imports.messages import column_name, sentences
from claims.imports.sheets.headers import READ, TEMPLATE
from claims.models import ClaimImport
from claims.vocabulary import import_states
from claims.vocabulary.spreadsheet_cells import DIALECTS, EXCEL_SV, RFC_4180, Dialect, guard

XLSX = "xlsx"
FORMATS = (*DIALECTS, XLSX)
CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    content_type: str
    content: bytes


def template(file_format: str, language: str) -> Sheet:
    """An empty sheet with the names of the columns; `file_format` is one of FORMATS."""
    with override(language):
        header = [column_name(key, language) for key in TEMPLATE]
    return _sheet(column_name("statement", language), file_format, header, ())


def refused(claim_import: ClaimImport) -> Sheet:
    """The rows that can't be stored, in the file's own format; the last column has the reasons."""
    labels = claim_import.labels
    labels.pop("reason", None)
    if claim_import.file_format in WITHOUT_HEADER:
        labels = {key: column_name(key) for key in labels}
    rows = claim_import.rows.filter(outcome__in=[import_states.REFUSE, import_states.SUGGESTED])
    kept = list(rows.order_by("number").values_list("cells", "reasons"))
    # A row that was mended here may have cells that the file has no column for.
    more = {key for cells, _reasons in kept for key, cell in cells.items() if cell} - labels.keys()
    labels |= {key: column_name(key) for key in READ if key in more}
    keys = list(labels)
    lines = (
        [*(cells.get(key, "") for key in keys), sentences(reasons, labels)]
        for cells, reasons in kept
    )
    stem = claim_import.file_name.rpartition(".")[0] or claim_import.file_name
    header = [*labels.values(), column_name("reason")]
    return _sheet(f"{stem}-refused", format_of(claim_import), header, lines)


def format_of(claim_import: ClaimImport) -> str:
    """The format in which its refused rows are given back."""
    if claim_import.file_format == XLSX:
        return XLSX
    return RFC_4180.name if claim_import.delimiter == RFC_4180.delimiter else EXCEL_SV.name


def _sheet(
    stem: str, file_format: str, header: Sequence[str], rows: Iterable[Sequence[str]]
) -> Sheet:
    if file_format == XLSX:
        return Sheet(f"{stem}.xlsx", XLSX_TYPE, _xlsx(header, rows))
    return Sheet(
        f"{stem}.csv", CSV_TYPE, "".join(_csv(DIALECTS[file_format], header, rows)).encode()
    )


def _csv(dialect: Dialect, header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=dialect.delimiter)
    writer.writerow(header)
    writer.writerows([guard(cell) for cell in row] for row in rows)
    return iter(("\ufeff" if dialect.bom else "", out.getvalue()))


def _xlsx(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Every cell is text, so that nothing in it is run, and no date is read as another."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in (header, *rows):
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet)
            # What XML can't have is left out; 32 767 characters are what Excel takes.
            plain = "".join(c for c in value if c >= " " or c in "\t\n\r")[:32_767]
            # What looks like such a character's number is not to be read as one.
            cell.value = re.sub("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", plain)
            cell.data_type = "s"
            cell.number_format = "@"
            cells.append(cell)
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
