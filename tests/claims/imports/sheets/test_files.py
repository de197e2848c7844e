"""Hostile and clumsy files: each is refused in a sentence, or row by row; never a stack trace."""

import io
import zipfile
from datetime import date

import pytest
from django.utils import translation

from claims.imports.formats import read_table
from claims.imports.messages import sentence
from claims.imports.reasons import FileRefused
from claims.imports.sheets.headers import read_header
from claims.imports.sheets.tables import CELL_MAX_CHARACTERS, SheetTable
from tests.claims.imports.sheets.sheet_files import xlsx_file
from tests.zip_files import zip_of

HEADER = "document,quote,statement,speaker,kind,date\r\n"


def refusal(content: bytes, encoding: str = "") -> str:
    with pytest.raises(FileRefused) as caught:
        read_header(read_table(content, encoding).header)
    for language in ("sv", "en"):
        with translation.override(language):
            assert "%" not in sentence(caught.value.reason)
    return caught.value.reason.code


def flaws(table: SheetTable) -> list[str]:
    return [row.flaw.code if row.flaw else "" for row in table.rows]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"\xef\xbb\xbf \r\n\r\n", "file_empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "file_is_pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "file_is_xls"),
        (b"\x1f\x8b\x08\x00\x00", "file_is_compressed"),
        (b"\x89PNG\r\n\x1a\n", "file_is_picture"),
        (b"\n<!DOCTYPE html><table><tr><td>id</td></tr></table>", "file_is_html"),
        (b"<?xml version='1.0'?><Workbook/>", "file_is_html"),
        (
            b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
            "file_is_xml_sheet",
        ),
        (b'<?xml version="1.0"?>\n<office:document xmlns:office="x"/>', "file_is_xml_sheet"),
        (b"{\\rtf1\\ansi hej}", "file_is_document"),
        (b"PAR1\x15\x00\x15", "file_is_no_text"),
        (b"SQLite format 3\x00\x10", "file_is_no_text"),
        (HEADER.encode("utf-16"), "file_is_utf_16"),
        (HEADER.encode("utf-16-le"), "file_is_utf_16"),
        ((HEADER + "a,“räksmörgås”").encode("cp1252"), "file_is_windows_1252"),
        (HEADER.encode() + b"\x00\x81\x8d\x9d\xff\xfe", "file_not_utf_8"),
        ((HEADER + 'a,"aldrig stängt,b\r\nc').encode(), "csv_quote_never_closed"),
        ((HEADER + 'a,"stängt" fel,b\r\n').encode(), "csv_quote_misplaced"),
        ((HEADER.strip() + ",datum\r\n").encode(), "header_doubled"),
        ((HEADER.strip() + ",färg\r\n").encode(), "header_unknown"),
        (HEADER.replace("speaker", "speakr").encode(), "header_unknown_but_near"),
        (HEADER.replace("speaker", "").encode(), "header_empty"),
        (b"document,quote,statement,speaker,kind\r\n", "header_lacks"),
        (b"quote,statement,speaker,kind,date\r\n", "header_lacks"),
        (b"Name^Age\r\nBo^3\r\n", "header_missing"),
        (b"id" + b",id" * 200, "file_too_many_columns"),
        (b"just some words", "header_missing"),
    ],
)
def test_what_the_whole_file_is_refused_for(content: bytes, code: str) -> None:
    assert refusal(content) == code


def test_the_line_of_an_open_quotation_mark_is_named() -> None:
    content = (HEADER + "a,b,c,d,e,f\r\na,b,c,d,e,f\r\na,“b,c\r\n" + 'x,"öppet\r\n').encode()
    with pytest.raises(FileRefused) as caught:
        read_table(content)
    assert caught.value.reason.details == {"line": 5}


def test_encodings_are_converted_when_asked_for() -> None:
    text = HEADER + "a,“räksmörgås”,c,d,e,f\r\n"
    for encoding, codec in (("windows-1252", "cp1252"), ("utf-16", "utf-16")):
        table = read_table(text.encode(codec), encoding)
        assert table.rows[0].cells[1] == "“räksmörgås”"
    assert read_table(text.encode("utf-16-be"), "utf-16").rows[0].cells[1] == "“räksmörgås”"
    assert refusal(text.encode(), "utf-16") == "file_is_not_utf_16"
    # UTF-8 stays UTF-8, whatever is asked for.
    assert read_table(text.encode(), "windows-1252").rows[0].cells[1] == "“räksmörgås”"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_header_tells_the_delimiter(delimiter: str) -> None:
    text = delimiter.join(["Dokument", "Citat", "Klartext", "Talare", "Typ", "Datum"])
    row = delimiter.join(["a", '"b, c; d\te"', "s", "t", "k", "2016"])
    table = read_table(f"\ufeff{text}\r\n\r\n{row}\r\n".encode())
    assert table.delimiter == delimiter
    assert [(each.number, each.cells[1]) for each in table.rows] == [(3, "b, c; d\te")]


def test_excel_s_own_word_about_the_delimiter_is_heeded() -> None:
    table = read_table(b"sep=;\r\nid;statement\r\nd6cvf67k;Ny klartext\r\n")
    assert table.header == ("id", "statement")
    assert table.rows[0].number == 3


def test_single_rows_are_flawed() -> None:
    long = "x" * 10_000_000
    content = HEADER + f"a,{long},c,d,e,f\r\na,b\x00b,c,d,e,f\r\na,b,c,d,e,f,g,h\r\na,b,c,d,e,f\r\n"
    table = read_table(content.encode())
    assert flaws(table) == ["cell_too_long", "cell_has_nul", "row_too_wide", ""]
    assert len(table.rows[0].cells[1]) == CELL_MAX_CHARACTERS
    assert table.rows[1].cells[1] == "b␀b"


def test_guards_of_our_own_exports_are_taken_off() -> None:
    table = read_table((HEADER + "a,'=1+1,'-,'68,'''x,f\r\n").encode())
    assert table.rows[0].cells[1:5] == ("=1+1", "-", "'68", "''x")


# XLSX


def test_an_ordinary_workbook() -> None:
    table = read_table(
        xlsx_file(
            ["Dokument", "Citat", "Klartext", "Talare", "Typ", "Datum"],
            ["a", "b", "c", "d", "e", date(2016, 4, 14)],
            [None] * 6,
            ["a", 42, 0.15, "d", "e", 2016],
        )
    )
    assert table.file_format == "xlsx"
    assert [(row.number, row.cells) for row in table.rows] == [
        (2, ("a", "b", "c", "d", "e", "2016-04-14")),
        (4, ("a", "42", "0.15", "d", "e", "2016")),
    ]


def test_formulas_are_never_worked_out() -> None:
    table = read_table(xlsx_file(["id", "statement"], ["d6cvf67k", '=HYPERLINK("http://x")']))
    assert flaws(table) == ["cell_is_formula"]
    assert refusal(xlsx_file(["id", "=A1"], ["d6cvf67k", "x"])) == "header_unusable"


def with_part(name: str, content: bytes, **replaced: bytes) -> bytes:
    """A workbook with one part more, or another in the place of one."""
    out = io.BytesIO()
    book = zipfile.ZipFile(io.BytesIO(xlsx_file(["id", "statement"], ["d6cvf67k", "x"])))
    with book, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as changed:
        for part in book.namelist():
            if part != name:
                changed.writestr(part, book.read(part))
        changed.writestr(name, content)
    return out.getvalue()


DTD = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>"""


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (with_part("xl/vbaProject.bin", b"x"), "xlsx_has_macros"),
        (with_part("xl/externalLinks/externalLink1.xml", b"<x/>"), "xlsx_has_external_links"),
        (with_part("xl/worksheets/sheet1.xml", DTD), "xlsx_has_dtd"),
        (with_part("xl/workbook.xml", DTD), "xlsx_has_dtd"),
        (with_part("xl/worksheets/sheet1.xml", b"<a>" + b" " * 30_000_000), "xlsx_is_bomb"),
        (with_part("xl/workbook.xml", b"not xml at all"), "xlsx_damaged"),
        (with_part("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row>"), "xlsx_damaged"),
        (xlsx_file(["id", "statement"])[:-60], "xlsx_damaged"),
        (b"PK\x03\x04 and no more", "xlsx_damaged"),
        (xlsx_file(), "file_empty"),
    ],
)
def test_what_a_workbook_is_refused_for(content: bytes, code: str) -> None:
    assert refusal(content) == code


def archive(**parts: bytes) -> bytes:
    return zip_of({name.replace("_", "."): content for name, content in parts.items()})


def test_other_archives() -> None:
    assert refusal(archive(claims_csv=b"id\r\n")) == "file_is_archive"
    assert refusal(archive(mimetype=b"x", content_xml=b"<x/>")) == "file_is_ods"
    odt = archive(mimetype=b"application/vnd.oasis.opendocument.text", content_xml=b"<x/>")
    assert refusal(odt) == "file_is_document"
    for parts, code in (
        ({"word/document.xml": b"<x/>"}, "file_is_document"),
        ({"ppt/presentation.xml": b"<x/>"}, "file_is_document"),
        ({"mimetype": b"application/epub+zip"}, "file_is_document"),
        ({"xl/workbook.bin": b"x"}, "file_is_xlsb"),
    ):
        assert refusal(archive(**parts)) == code


def test_a_quotation_mark_after_a_space_is_named() -> None:
    table = read_table((HEADER + 'a, "ett, två", b, c, d, e\r\n').encode())
    (row,) = table.rows
    assert row.flaw is not None
    assert (row.flaw.code, row.flaw.details["place"]) == ("row_quotes_after_space", 2)


def test_a_sheet_that_claims_to_be_endless_is_read_as_it_is() -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<dimension ref="A1:XFD1048576"/><sheetData>'
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c></row>'
        b'<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>d6cvf67k</t></is></c></row>'
        b"</sheetData></worksheet>"
    )
    table = read_table(with_part("xl/worksheets/sheet1.xml", sheet))
    assert [(row.number, row.cells) for row in table.rows] == [(1048576, ("d6cvf67k",))]
