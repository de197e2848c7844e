"""Cells of a workbook as they are shown: merged, in per cent, raised, struck out."""

import io
import zipfile
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from claims.imports.formats import read_table
from claims.imports.sheets.tables import SheetTable

HEADER = ("document", "quote", "statement", "speaker", "kind", "date")


def book_of(*rows: tuple[Any, ...], merged: tuple[str, ...] = (), formats: Any = ()) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    for place, number_format in dict(formats).items():
        sheet[place].number_format = number_format
    for cells in merged:
        sheet.merge_cells(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cells(found: SheetTable) -> list[tuple[str, ...]]:
    return [row.cells for row in found.rows]


def test_a_merged_cell_stands_in_each_of_its_rows() -> None:
    content = book_of(
        ("Påståenden i våras", None, None, None, None, None),
        HEADER,
        ("a.txt", "q1", "s1", "Åsa", "rule", 2016),
        (None, "q2", "s2", None, "rule", 2016),
        (None, "q3", "s3", None, "rule", 2017),
        ("b.txt", "q4", "s4", None, "rule", None),
        merged=("A1:F1", "A3:A5", "D3:D6", "F5:F6"),
    )
    assert cells(read_table(content)) == [
        ("a.txt", "q1", "s1", "Åsa", "rule", "2016"),
        ("a.txt", "q2", "s2", "Åsa", "rule", "2016"),
        ("a.txt", "q3", "s3", "Åsa", "rule", "2017"),
        ("b.txt", "q4", "s4", "Åsa", "rule", "2017"),
    ]


def test_a_header_that_is_two_rows_high_is_no_row() -> None:
    content = book_of(
        (*HEADER, "topics"),
        (None,) * 6 + ("(som de heter hos oss)",),
        ("a.txt", "q", "s", "Åsa", "rule", 2016, "skola"),
        merged=("A1:A2", "B1:B2", "C1:C2"),
    )
    assert cells(read_table(content))[1] == ("a.txt", "q", "s", "Åsa", "rule", "2016", "skola")
    assert cells(read_table(content))[0][:6] == ("",) * 6


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (0.12, "0%", "12%"),
        (0.125, "0%", "12.5%"),
        (-0.07, "0.0 %", "-7%"),
        (1, "0%", "100%"),
        (True, "0%", "TRUE"),
        (0.12, '0.00" %"', "0.12"),  # a word beside the number, which is what it is
        (0.12, "0.00", "0.12"),
        (0.12, "General", "0.12"),
    ],
)
def test_a_percentage_is_one(value: float, number_format: str, text: str) -> None:
    row = ("a.txt", "q", value, "Åsa", "rule", 2016)
    (read,) = cells(read_table(book_of(HEADER, row, formats={"C2": number_format})))
    assert read[2] == text


RAISED = CellRichText("år 2023", TextBlock(InlineFont(vertAlign="superscript"), "1"), " och 10 ")
STRUCK = CellRichText("kostar ", TextBlock(InlineFont(strike=True), "640 "), "512")


SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
STRINGS = (
    '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)


def shared(content: bytes) -> bytes:
    """All texts in a part of their own, as Excel writes them."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    sheet, *rest = parts["xl/worksheets/sheet1.xml"].split('t="inlineStr"><is>')
    texts: list[str] = []
    for piece in rest:
        inside, _end, after = piece.partition("</is>")
        sheet += f't="s"><v>{len(texts)}</v>{after}'
        texts.append(f"<si>{inside}</si>")
    parts["xl/worksheets/sheet1.xml"] = sheet
    parts["xl/sharedStrings.xml"] = f"<sst {SPACE}>{''.join(texts)}</sst>"
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace("</Types>", STRINGS)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return made.getvalue()


@pytest.mark.parametrize("written", [bytes, shared], ids=["inline", "shared"])
def test_raised_figures_join_no_number_and_struck_words_are_asked_about(written: Any) -> None:
    content = book_of(("statement", "quote"), (RAISED, STRUCK), (STRUCK, RAISED))
    found = read_table(written(content))
    assert [row.cells[0].strip() for row in found.rows] == ["år 2023¹ och 10", "kostar 640 512"]
    assert [row.flaw.code if row.flaw else "" for row in found.rows] == ["cell_is_struck"] * 2
    assert [row.flaw.details["place"] for row in found.rows if row.flaw] == [2, 1]


@pytest.mark.parametrize("written", [bytes, shared], ids=["inline", "shared"])
def test_what_only_looks_escaped_stays_as_it_is(written: Any) -> None:
    content = book_of(("statement", "quote"), ("a _x005F_x000B_ b", "c_x000B_d"))
    assert cells(read_table(written(content))) == [("a _x000B_ b", "c\nd")]
