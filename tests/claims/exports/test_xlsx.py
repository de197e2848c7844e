"""XLSX: every cell can be read back as it was, by another's reader; what no cell holds is said."""

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from claims.exports import xlsx
from claims.exports.columns import Column, Table
from claims.exports.registry import TABLES
from claims.exports.workbooks import whole_xlsx
from claims.exports.xlsx import CELL_MAX_UNITS, xlsx_blocks
from claims.models import PublicClaim
from tests.claims.corpus import change_corpus, load_corpus
from tests.claims.exports.test_exports import APOSTROPHES, FORMULAS, NASTY
from tests.factcheck.api.downloads import resume, whole
from tests.factories import make_claim, make_quantity, make_revision, make_speaker
from tests.published import SITE, make_published, publish, refusal

# Also what XML can't hold, and what is read as an escape in XLSX.
TEXTS = (
    *(*FORMULAS, *APOSTROPHES, *NASTY[:-1]),
    *("_x000B_", "_x005F_", "a_x0041_b", "\x0b\x0c\x1f", "<b>&amp;</b>", "]]>", "\ufffe\uffff"),
    *(" ", "\t", "\\t \\n \\\\", "1", "2016-04", "TRUE"),
)


def table(*columns: tuple[str, Any]) -> Table:
    return Table(
        name="t",
        title="Titel & <mer>",
        description="",
        source="claims",
        columns=tuple(Column(name, "", type_) for name, type_ in columns),
        primary_key=(),
        order="",
    )


def sheets(content: bytes) -> list[list[tuple[Any, ...]]]:
    book = load_workbook(io.BytesIO(content))
    return [[tuple(row) for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets]


def made(of: Table, rows: Sequence[Sequence[str]]) -> bytes:
    return b"".join(xlsx_blocks(of, rows))


def test_texts_come_back_as_they_were() -> None:
    content = made(table(("text", "string")), [(text, "http://x") for text in TEXTS])
    ((head, *rows),) = sheets(content)
    assert head == ("text",)
    # openpyxl keeps the escapes that it reads, but for those that it makes itself; and XML readers
    # read a carriage return that is written as such as a line feed, which ours is not.
    assert [unescape(cell) for (cell,) in rows] == list(TEXTS)


def test_no_text_is_a_formula() -> None:
    content = made(table(("text", "string")), [(text, "") for text in FORMULAS])
    book = load_workbook(io.BytesIO(content))
    for row in book.worksheets[0].iter_rows(min_row=2):
        assert row[0].data_type == "s" or row[0].data_type == "inlineStr"
        assert row[0].quotePrefix


def test_typed_cells() -> None:
    of = table(
        ("n", "integer"), ("x", "number"), ("b", "boolean"), ("d", "date"), ("at", "datetime")
    )
    rows = [
        ("12", "640.5", "true", "2016-04-14", "2024-03-01T12:30:15.500000Z", ""),
        ("-1", "-0.5", "false", "1809-06-06", "2024-03-01T00:00:00.000000Z", ""),
        ("", "123456789012345678.25", "", "", "", ""),
    ]
    ((_head, first, second, third),) = sheets(made(of, rows))
    assert first == (
        *(12, 640.5, True, datetime(2016, 4, 14)),  # noqa: DTZ001  # spreadsheets know no zones
        datetime(2024, 3, 1, 12, 30, 15, 500_000),  # noqa: DTZ001
    )
    # Days before 1900 are text, and so is what has more digits than a spreadsheet keeps.
    assert second[:4] == (-1, -0.5, False, "1809-06-06")
    assert third == (None, "123456789012345678.25", None, None, None)
    assert date(2016, 4, 14) == first[3].date()


@pytest.mark.parametrize("letter", ["x", "å", "😀"], ids=["one byte", "two bytes", "two units"])
def test_a_cell_that_is_too_long_says_so(letter: str) -> None:
    units = len(letter.encode("utf-16-le")) // 2
    fits = letter * (CELL_MAX_UNITS // units)
    content = made(
        table(("text", "string")), [(fits, "http://x/1"), (fits + letter + letter, "http://x/2")]
    )
    ((_head, (whole_cell,), (cut_cell,)),) = sheets(content)
    assert whole_cell == fits
    assert len(cut_cell.encode("utf-16-le")) // 2 in {CELL_MAX_UNITS, CELL_MAX_UNITS - 1}
    text, remark = cut_cell.split(" […] ")
    assert set(text) == {letter}
    assert remark == "[Cut here: a cell holds 32767 characters. Whole at http://x/2]"


def test_more_rows_than_a_sheet_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 100)
    of = table(("n", "integer"))
    for count, lengths in {0: [0], 100: [100], 101: [100, 1], 250: [100, 100, 50]}.items():
        content = made(of, [(str(n), "") for n in range(count)])
        found = sheets(content)
        assert [len(sheet) - 1 for sheet in found] == lengths
        assert [row[0] for sheet in found for row in sheet[1:]] == list(range(count))
        assert {sheet[0] for sheet in found} == {("n",)}
    assert load_workbook(io.BytesIO(content)).sheetnames == [
        "Titel & <mer>",
        "Titel & <mer> 2",
        "Titel & <mer> 3",
    ]


def test_a_sheet_that_grows_too_large_is_followed_by_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(xlsx, "LARGEST_SHEET_BYTES", 1)
    found = sheets(made(table(("n", "integer")), [(str(n), "") for n in range(150)]))
    assert [len(sheet) - 1 for sheet in found] == [64, 64, 22]
    assert [row[0] for sheet in found for row in sheet[1:]] == list(range(150))


def test_it_is_always_the_same_and_a_sound_zip() -> None:
    of = table(("text", "string"))
    rows = [(f"rad {n}", "") for n in range(1_000)]
    content = made(of, rows)
    assert made(of, rows) == content
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert file.testzip() is None
        assert file.namelist()[0] == "_rels/.rels"


@pytest.mark.django_db
def test_the_corpus_says_the_same_as_its_csv(client: Client) -> None:
    """Every table, cell by cell."""
    load_corpus()
    change_corpus()
    for name, of in TABLES.items():
        text = client.get(f"/api/v1/{name}.csv").getvalue().decode()
        response = client.get(f"/api/v1/{name}.xlsx")
        assert response["Content-Type"] == xlsx.MEDIA_TYPE
        assert f'filename="{name}.xlsx"' in response["Content-Disposition"]
        ((head, *rows),) = sheets(response.getvalue())
        reader = csv.reader(io.StringIO(text, newline=""))
        assert list(head) == next(reader)
        for row, cells in zip(rows, reader, strict=True):
            for column, value, cell in zip(of.columns, row, cells, strict=True):
                if column.type == "datetime":  # to the millisecond in a spreadsheet
                    apart = value - datetime.fromisoformat(cell).replace(tzinfo=None)
                    assert abs(apart.total_seconds()) <= 0.001
                    continue
                assert as_csv(column, value) == cell.removeprefix("'"), (name, column.name)


def as_csv(column: Column, value: Any) -> str:
    if value is None:
        return ""
    if column.type == "date":
        return value if isinstance(value, str) else f"{value:%Y-%m-%d}"
    if column.type == "boolean":
        return str(value).lower()
    if column.type == "number":
        return str(float(value)) if not isinstance(value, str) else value
    return unescape(value).removeprefix("'") if isinstance(value, str) else str(value)


@pytest.mark.django_db
def test_a_long_quote_is_cut_with_the_claims_own_page() -> None:
    text = "Början. " + "x" * 40_000
    claim = make_published(statement=text, speaker=make_speaker(), revision=make_revision())
    ((_head, row),) = sheets(b"".join(whole_xlsx(TABLES["claims"], "default")))
    assert row[2].endswith(f"Whole at {SITE}/claims/{claim.public_id}/]")
    assert len(row[2]) == CELL_MAX_UNITS
    narrow = TABLES["versions"].with_columns(["statement"])
    ((_head, (cell,)),) = sheets(b"".join(whole_xlsx(narrow, "default")))
    assert cell.endswith(f"{SITE}/claims/{claim.public_id}/versions/1/]")


@pytest.mark.django_db
def test_it_is_narrowed_and_resumed_as_csv_is(client: Client) -> None:
    rule = make_claim(kind="rule", statement="En regel.")
    make_quantity(rule)
    publish(rule, make_claim())
    content, tag = whole(client, "claims.xlsx", kind="rule", columns="id,statement")
    assert sheets(content) == [[("id", "statement"), (rule.public_id, "En regel.")]]
    make_published(kind="rule")
    status, rest, response = resume(
        client, "claims.xlsx", tag, "bytes=100-", kind="rule", columns="id,statement"
    )
    assert (status, rest) == (206, content[100:])
    assert response["Content-Range"].endswith(f"/{len(content)}")
    assert refusal(client, "claims.xlsx", dialect="rfc4180").keys() == {"dialect"}
    nothing = client.get("/api/v1/claims.xlsx", {"q": "finnsinte"}).getvalue()
    assert len(sheets(nothing)[0]) == 1
    assert PublicClaim.objects.count() == 3


@pytest.mark.django_db
def test_the_command_writes_it(tmp_path: Path) -> None:
    make_published(statement="=1+1")
    call_command("export", "claims", str(tmp_path / "c.xlsx"), columns="statement")
    assert sheets((tmp_path / "c.xlsx").read_bytes()) == [[("statement",), ("=1+1",)]]
    call_command("export", "claims", str(tmp_path / "c"), dialect="xlsx", columns="statement")
    assert (tmp_path / "c").read_bytes() == (tmp_path / "c.xlsx").read_bytes()
    with pytest.raises(CommandError, match="is called as a file of XLSX"):
        call_command("export", "claims", str(tmp_path / "c.xlsx"), dialect="excel-sv")
