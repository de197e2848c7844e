"""What a sheet hides, and what its cells show otherwise than they hold it."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from claims.imports.formats import read_table
from claims.imports.messages import sentence
from claims.imports.reasons import FileRefused
from claims.imports.sheets.shown_dates import shows_other_number
from claims.imports.sheets.tables import SheetTable
from claims.imports.sheets.values import markup_in, numbers

HEADER = ("document", "quote", "statement", "speaker", "kind", "date")
ROW = ("a.txt", "q", "s", "Åsa", "rule", "2016")


def table(change: Callable[[Worksheet], Any], header: tuple[str, ...] = HEADER) -> SheetTable:
    """Of three rows, with something done to the sheet."""
    book = Workbook()
    sheet = book.worksheets[0]
    for cells in (header, *[(*ROW, "skola")[: len(header)]] * 3):
        sheet.append(cells)
    change(sheet)
    out = io.BytesIO()
    book.save(out)
    return read_table(out.getvalue())


def flaws(found: SheetTable) -> list[str]:
    return [row.flaw.code if row.flaw else "" for row in found.rows]


def hide_row(sheet: Worksheet) -> None:
    sheet.row_dimensions[3].hidden = True


def fold_rows(sheet: Worksheet) -> None:
    sheet.row_dimensions.group(3, 3, hidden=True)


def filter_rows(sheet: Worksheet) -> None:
    sheet.auto_filter.ref = "A1:F4"
    hide_row(sheet)


@pytest.mark.parametrize("change", [hide_row, fold_rows, filter_rows])
def test_a_hidden_row_is_asked_about(change: Callable[[Worksheet], Any]) -> None:
    assert flaws(table(change)) == ["", "row_is_hidden", ""]


def test_a_hidden_column_that_is_read_is_told_of() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.column_dimensions["G"].hidden = True

    def hide_beside(sheet: Worksheet) -> None:
        sheet.column_dimensions["H"].hidden = True

    def move_and_hide(sheet: Worksheet) -> None:
        sheet.insert_cols(1)
        sheet.column_dimensions["H"].hidden = True

    for change in (hide, move_and_hide):
        note = table(change, (*HEADER, "topics")).note
        assert note is not None
        assert sentence(note) == "Kolumner som är dolda i bladet lästes också: topics."
    assert table(hide_beside, (*HEADER, "topics")).note is None


def test_a_hidden_sheet_of_claims_is_told_of_and_not_read() -> None:
    def add(sheet: Worksheet) -> None:
        other = sheet.parent.create_sheet("Gömda")
        other.append(HEADER)
        other.append(ROW)
        other.sheet_state = "veryHidden"

    def hide(sheet: Worksheet) -> None:
        sheet.parent.create_sheet("Läs mig").append(("Hej",))
        sheet.sheet_state = "hidden"

    found = table(add)
    assert len(found.rows) == 3
    assert found.note is not None
    assert "Gömda" in sentence(found.note)
    with pytest.raises(FileRefused) as caught:
        table(hide)
    assert caught.value.reason.code == "xlsx_is_hidden"


def test_a_cell_that_is_struck_out_as_a_whole_is_asked_about() -> None:
    def strike(sheet: Worksheet) -> None:
        sheet["C3"].font = Font(strike=True)
        sheet["G4"].font = Font(strike=True)  # empty

    assert flaws(table(strike)) == ["", "cell_is_struck", ""]


@pytest.mark.parametrize(
    ("number_format", "negative", "other"),
    [
        ('0 "mkr"', False, True),
        ('0,,"M"', False, True),
        ("0,", False, True),
        ("#,##0", False, False),
        ("#,##0.00", False, False),
        ("0%", False, False),
        ("General", False, False),
        ("Standard", False, False),
        ("@", False, False),
        ('"hösten "0', False, True),
        ("0\\ \\f\\.\\K\\r", False, True),
        ("#,##0\\ [$kr-41D]", False, True),
        ("[$-41D]0", False, False),
        ("0;(0)", True, False),
        ('0;"minst "0', True, True),
        ('0;"minst "0', False, False),
        ('"ja; "0', False, True),
        ('"v. "ww', False, True),
        ("ww", False, True),
        ('"-"', False, False),
    ],
)
def test_a_number_that_is_shown_as_something_else(
    number_format: str, negative: bool, other: bool
) -> None:
    assert shows_other_number(number_format, negative=negative) is other


@pytest.mark.parametrize(
    ("held", "number_format", "flaw"),
    [
        (2016, '"hösten "0', "cell_shows_other"),
        (2016, "0", ""),
        (date(1900, 1, 31), "yyyy-mm-dd", "cell_counted_twice"),
        (date(1900, 3, 1), "yyyy-mm-dd", ""),
    ],
)
def test_what_a_date_cell_shows_otherwise_is_asked_about(
    held: Any, number_format: str, flaw: str
) -> None:
    def write(sheet: Worksheet) -> None:
        sheet["F2"] = held
        sheet["F2"].number_format = number_format

    assert flaws(table(write)) == [flaw, "", ""]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("skola &amp; v&aring;rd", "&amp;"),
        ("lärare &#8211; fler", "&#8211;"),
        ("fler&NBSP;", ""),
        ("<p>Text", "<p>"),
        ("rad<br />två", "<br />"),
        ('<a href="x">', '<a href="x">'),
        ("H&M; och S&P; FN&FN;", ""),
        ("a < b > c", ""),
        ("<anna@exempel.se>", ""),
        ("<skola>", ""),
    ],
)
def test_markup_of_web_pages_is_seen(text: str, found: str) -> None:
    assert markup_in(text) == found


@pytest.mark.parametrize(
    ("amount", "value"),
    [
        ("640 mkr", "640000000 SEK"),
        ("640 Mkr", "640000000 SEK"),
        ("0,64 mdkr", "640000000 SEK"),
        ("640 MSEK", "640000000 SEK"),
        ("640 miljoner kronor", "640000000 SEK"),
        ("640 milj. kr", "640000000 SEK"),
        ("640 milj.kr", "640000000 SEK"),
        ("5 tusen personer", "5000 persons"),
        ("350 öre", "3.5 SEK"),
        ("15 procent", "15 percent"),
    ],
)
def test_an_amount_may_be_written_with_its_factor(amount: str, value: str) -> None:
    (found,) = numbers(f"x = {amount}")
    assert f"{found.value.normalize():f} {found.unit}" == value
