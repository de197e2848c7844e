"""Files to import, as people's programs write them."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook

from corpus.models import Document
from tests.factories import QUOTE, make_revision, make_role, make_topic

COLUMNS = ("document", "quote", "statement", "speaker", "kind", "date")


def csv_file(*rows: dict[str, Any], delimiter: str = ",", bom: bool = False) -> bytes:
    """The header is that of all rows' keys, in order."""
    header = list(dict.fromkeys(key for row in rows for key in row))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, header, delimiter=delimiter, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return (("\ufeff" if bom else "") + out.getvalue()).encode()


def xlsx_file(*rows: list[Any]) -> bytes:
    return workbook(rows)


def workbook(*sheets: Iterable[Sequence[Any]]) -> bytes:
    book = Workbook()
    for number, rows in enumerate(sheets):
        sheet = book.active if number == 0 else book.create_sheet()
        assert sheet is not None
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def make_world() -> Document:
    """A document with its text, a speaker with a role, a topic: what rows refer to."""
    revision = make_revision()
    make_role()
    make_topic()
    return revision.document


def row(document: Document, **more: Any) -> dict[str, Any]:
    """A good row about the factories' text."""
    return {
        "document": document.file_name,
        "quote": QUOTE,
        "statement": "Placeringarna kostade Stockholms stad 640 miljoner kronor [2022].",
        "speaker": "Åsa Öberg",
        "kind": "quantity",
        "date": "2023~",
    } | more
