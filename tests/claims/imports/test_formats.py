"""The registry of formats: each file finds its reader by its bytes, and every row can be kept."""

import json
from collections.abc import Sequence
from typing import Any

import pytest

from claims.imports.formats import OF_CLAIMS, OF_REVIEWS, FileFormat, labels
from claims.models import ClaimImport
from tests.claims.imports.sheets.sheet_files import xlsx_file

SHEET = b"document,quote\r\na.txt,Ord\r\n"
ANNOTATION = json.dumps({"type": "Annotation", "target": "https://x.example/"}).encode()


def found(formats: Sequence[FileFormat[Any]], content: bytes) -> str:
    return next(each.name for each in formats if each.recognises(content))


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (xlsx_file(["document"]), "xlsx"),
        (ANNOTATION, "annotations"),
        (b"\xef\xbb\xbf \n[]", "annotations"),
        (SHEET, "csv"),
        (SHEET.decode().encode("utf-16"), "csv"),
    ],
)
def test_claims(content: bytes, name: str) -> None:
    assert found(OF_CLAIMS, content) == name


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<!doctype html><script></script>", "claimreview-page"),
        (b'{"@type": "ClaimReview"}', "claimreview"),
    ],
)
def test_reviews(content: bytes, name: str) -> None:
    assert found(OF_REVIEWS, content) == name


def test_every_format_can_be_kept_and_told_apart() -> None:
    names = [each.name for each in OF_CLAIMS] + [each.name for each in OF_REVIEWS]
    assert len(set(names)) == len(names)
    longest = ClaimImport._meta.get_field("file_format").max_length
    assert longest
    assert all(len(each.name) <= longest for each in OF_CLAIMS)
    assert labels(OF_CLAIMS) == (
        "brat (zip), INCEpTION, UIMA CAS (XMI, JSON, zip), doccano (JSONL, zip), "
        "spaCy/Prodigy (JSONL), XLSX, Label Studio (JSON), Hypothesis (JSON), "
        "Web Annotations (JSON-LD), CSV"
    )
