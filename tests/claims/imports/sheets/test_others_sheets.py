"""Sheets as others' programs write them: each kind with its siblings."""

import io
import zipfile
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from claims.imports.formats import read_table
from claims.imports.reasons import FileRefused
from claims.imports.sheets.dates import to_edtf
from claims.imports.sheets.known import address_of
from claims.imports.sheets.shown_dates import ShownPart, as_shown, shown_part
from claims.imports.sheets.values import whole_number
from claims.imports.sheets.written import XLSX, _sheet
from tests.claims.imports.sheets.sheet_files import workbook


@pytest.mark.parametrize(
    ("number_format", "part"),
    [
        ("mmm-yy", ShownPart.MONTH),
        ("mmm\\-yy;@", ShownPart.MONTH),
        ("[$-41D]mmmm yyyy", ShownPart.MONTH),
        ("yyyy\\-mm", ShownPart.MONTH),
        ("yyyy", ShownPart.YEAR),
        ('"år" yyyy', ShownPart.YEAR),
        ("yyyy-mm-dd", ShownPart.DAY),
        ("yyyy-mm-dd hh:mm:ss", ShownPart.DAY),
        ("General", ShownPart.DAY),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", ShownPart.DAY),
        ("d mmm", ShownPart.WITHOUT_YEAR),
        ("dd/mm", ShownPart.WITHOUT_YEAR),
        ("mmmm", ShownPart.WITHOUT_YEAR),
        ("hh:mm", ShownPart.SOMETHING_ELSE),
        ('"Q"q yyyy', ShownPart.SOMETHING_ELSE),
        ('"hösten" yyyy', ShownPart.SOMETHING_ELSE),
        ('"före "yyyy\\-mm\\-dd;@', ShownPart.SOMETHING_ELSE),
        ('"ca; "yyyy', ShownPart.SOMETHING_ELSE),
        ('"den "d mmmm yyyy', ShownPart.DAY),
        ("ww", ShownPart.SOMETHING_ELSE),
        ("dddd", ShownPart.SOMETHING_ELSE),
    ],
)
def test_a_number_format_tells_what_is_shown(number_format: str, part: ShownPart) -> None:
    assert shown_part(number_format) is part


@pytest.mark.parametrize(
    ("day", "number_format", "shown", "doubt"),
    [
        (date(2016, 4, 1), "mmm-yy", "2016-04", ""),
        (datetime(2016, 4, 1), "mmmm yyyy", "2016-04", ""),  # noqa: DTZ001  # as openpyxl has it
        (date(2016, 1, 1), "yyyy", "2016", ""),
        (date(2016, 4, 14), "mmm-yy", "2016-04", "cell_shows_less_than_day"),
        (date(2016, 4, 1), "yyyy", "2016", "cell_shows_less_than_day"),
        (date(2026, 4, 14), "d mmm", "04-14", "cell_shows_no_year"),
        (date(2016, 4, 1), "ww", "2016-04-01", "cell_shows_no_date"),
    ],
)
def test_a_month_in_a_cell_is_a_month(
    day: date, number_format: str, shown: str, doubt: str
) -> None:
    assert as_shown(day, number_format) == (shown, doubt)


HEADER = ("quote", "statement", "kind", "date", "document", "speaker")
ROW = ("Ett citat.", "En sats.", "quantity", "2016", "a.txt", "Åsa Öberg")


def test_other_sheets_of_claims_are_named() -> None:
    sources = [("källa", "adress"), ("a.txt", "https://a.example/")]
    table = read_table(workbook(sources, [HEADER, ROW], [HEADER, ROW], [HEADER, ROW]))
    assert [row.cells for row in table.rows] == [ROW]
    assert table.note is not None
    assert table.note.code == "xlsx_other_sheets"
    assert str(table.note.details["known"]).count("; ") == 1
    assert read_table(workbook(sources, [HEADER, ROW])).note is None


def test_months_in_a_workbook() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADER)
    for day, number_format in (
        (datetime(2016, 4, 1), "mmm-yy"),  # noqa: DTZ001
        (datetime(2016, 4, 14), "mmm-yy"),  # noqa: DTZ001
        (datetime(2016, 4, 14), "yyyy-mm-dd"),  # noqa: DTZ001
    ):
        sheet.append(ROW)
        sheet.cell(sheet.max_row, 4, day).number_format = number_format
    out = io.BytesIO()
    book.save(out)
    first, second, third = read_table(out.getvalue()).rows
    assert (first.cells[3], first.flaw) == ("2016-04", None)
    assert second.flaw
    assert second.flaw.details["shown"] == "2016-04"
    assert (third.cells[3], third.flaw) == ("2016-04-14", None)


@pytest.mark.parametrize(
    "sheets",
    [
        [[], [HEADER, ROW]],
        [[("Våra påståenden",), (), HEADER, ROW]],
        [[(None, *HEADER), (None, *ROW)]],
        [[("Läs först det här",), ("a", "b")], [HEADER, ROW]],
        [[(), (), (None, None, *HEADER), (None, None, *ROW)]],
    ],
    ids=["empty sheet first", "title", "empty column", "remarks first", "B3"],
)
def test_a_table_is_found_where_it_begins(sheets: list[list[tuple[Any, ...]]]) -> None:
    table = read_table(workbook(*sheets))
    assert table.header == HEADER
    assert [row.cells for row in table.rows] == [ROW]


def test_csv_below_a_title() -> None:
    text = "Våra påståenden\n\n" + ";".join(HEADER) + "\n" + ";".join(ROW) + "\n"
    table = read_table(text.encode())
    assert (table.header, table.delimiter, table.rows[0].cells) == (HEADER, ";", ROW)
    assert table.rows[0].number == 4


@pytest.mark.parametrize(
    ("kept", "text"),
    [
        ("slut_x000B_", "slut\n"),
        ("a_x000D_\nb", "a\nb"),
        ("_x0041_", "A"),
        ("_xD83D__xDE00_", "😀"),
        ("_x41_", "_x41_"),
        ("snake_x_case", "snake_x_case"),
    ],
)
def test_escaped_characters_of_a_workbook(kept: str, text: str) -> None:
    table = read_table(workbook([HEADER, (kept, *ROW[1:])]))
    assert table.rows[0].cells[0] == text


def test_what_looks_escaped_is_written_so_that_it_is_read_back() -> None:
    sheet = _sheet("x", XLSX, HEADER, [("_x000B_ och _x005F_", *ROW[1:])])
    assert read_table(sheet.content).rows[0].cells[0] == "_x000B_ och _x005F_"


def test_strict_open_xml_is_named() -> None:
    content = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook([HEADER, ROW]))) as source,
        zipfile.ZipFile(content, "w") as target,
    ):
        for name in source.namelist():
            strict = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
            usual = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
            target.writestr(name, source.read(name).replace(usual, strict))
    with pytest.raises(FileRefused, match="xlsx_is_strict"):
        read_table(content.getvalue())


@pytest.mark.parametrize(
    "name", ["a\u0308mnen", "\ufeffämnen", "ämnen\u200b", "\u00a0Ämnen", "ä\u00admnen"]
)
def test_headers_that_look_alike(name: str) -> None:
    table = read_table(",".join(["\ufeff\ufeffquote", "statement", name]).encode() + b"\na,b,c\n")
    from claims.imports.sheets.headers import read_header

    assert read_header(["id", *table.header])[-1] == "topics"


def test_numbers_and_days_as_programs_write_them() -> None:
    assert [whole_number(cell) for cell in ("120", "120.0", "120,00", " 7 ")] == [120, 120, 120, 7]
    for cell in ("2016-4-14", "14-apr-2016", "2016-04-14 00:00:00+00:00", "2016-04-14T00:00:00Z"):
        assert to_edtf(cell) == "2016-04-14"


def test_addresses_that_are_one() -> None:
    forms = ("https://a.se/b#c", "http://www.a.se/b/", "HTTPS://A.se/b", "https://a.se/b")
    assert {address_of(form) for form in forms} == {"a.se/b"}
    assert address_of("https://a.se/b?c=1") == "a.se/b?c=1"
    assert address_of("a.txt") == ""
