"""The formats that can be imported, one row each: how a file is recognised, and who reads it.

A new format is a reader in a room of its own, and a row here. A file is recognised by its bytes,
never by its name; the first row that recognises it reads it, so that the last takes what is left.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final, Generic, TypeVar

from claims.imports.annotation_tools.brat import is_brat, read_brat
from claims.imports.annotation_tools.hypothesis_rows import is_hypothesis, read_hypothesis
from claims.imports.annotation_tools.label_studio import is_label_studio, read_label_studio
from claims.imports.annotation_tools.text_lines import (
    is_doccano,
    is_spacy,
    read_doccano,
    read_spacy,
)
from claims.imports.annotation_tools.uima import is_uima, read_uima
from claims.imports.annotation_tools.web_annotations import read_annotations
from claims.imports.files import check_kind, check_size, is_html, is_json, is_xlsx, text_of_sheet
from claims.imports.reviews.reading import Found, read_json_ld, read_page
from claims.imports.sheets.csv_tables import read_csv
from claims.imports.sheets.tables import SheetTable
from claims.imports.sheets.xlsx_tables import read_xlsx

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class AskedReading:
    """What a person chose of how a file is read: the encoding, "" for UTF-8; and whether a span
    that was marked in pieces is refused, or each piece a claim of its own."""

    encoding: str = ""
    pieces_apart: bool = False


@dataclass(frozen=True, slots=True)
class FileFormat(Generic[T]):
    """`name` is kept with the import (16 characters), `label` is shown to people in any language.

    `read` raises FileRefused. Without an `own_header` the columns are called as the reader is used
    to.
    """

    name: str
    label: str
    recognises: Callable[[bytes], bool]
    read: Callable[[bytes, AskedReading], T]
    own_header: bool = True


# The one whose positions are settled by our own texts.
WEB_ANNOTATIONS: Final = "annotations"


def _of_tool(
    name: str, label: str, recognises: Callable[[bytes], bool], read: Callable[[bytes], SheetTable]
) -> FileFormat[SheetTable]:
    return FileFormat(
        name, label, recognises, lambda content, _asked: read(content), own_header=False
    )


def _anything(_content: bytes) -> bool:
    return True


# Rows of claims, to be previewed and confirmed.
OF_CLAIMS: Final[tuple[FileFormat[SheetTable], ...]] = (
    FileFormat(
        "brat",
        "brat (zip)",
        is_brat,
        lambda content, asked: read_brat(content, pieces_apart=asked.pieces_apart),
        own_header=False,
    ),
    _of_tool("uima", "INCEpTION, UIMA CAS (XMI, JSON, zip)", is_uima, read_uima),
    _of_tool("doccano", "doccano (JSONL, zip)", is_doccano, read_doccano),
    _of_tool("spacy", "spaCy/Prodigy (JSONL)", is_spacy, read_spacy),
    FileFormat("xlsx", "XLSX", is_xlsx, lambda content, _asked: read_xlsx(content)),
    _of_tool("label-studio", "Label Studio (JSON)", is_label_studio, read_label_studio),
    _of_tool("hypothesis", "Hypothesis (JSON)", is_hypothesis, read_hypothesis),
    _of_tool(WEB_ANNOTATIONS, "Web Annotations (JSON-LD)", is_json, read_annotations),
    FileFormat(
        "csv",
        "CSV",
        _anything,
        lambda content, asked: read_csv(text_of_sheet(content, asked.encoding)),
    ),
)

# Other desks' checks, to be matched with claims of ours.
OF_REVIEWS: Final[tuple[FileFormat[Found], ...]] = (
    FileFormat(
        "claimreview-page",
        "ClaimReview (HTML)",
        is_html,
        lambda content, asked: read_page(content, asked.encoding),
    ),
    FileFormat(
        "claimreview",
        "ClaimReview (JSON-LD, DataFeed)",
        _anything,
        lambda content, asked: read_json_ld(content, asked.encoding),
    ),
)

# Those whose rows are given back without the names that their columns had in the file.
WITHOUT_HEADER: Final = frozenset(each.name for each in OF_CLAIMS if not each.own_header)


def read_table(content: bytes, encoding: str = "", *, pieces_apart: bool = False) -> SheetTable:
    """The rows of claims in a file, read as asked. Raises FileRefused."""
    check_size(content)
    check_kind(content)
    chosen = _recognised(OF_CLAIMS, content)
    table = chosen.read(content, AskedReading(encoding, pieces_apart))
    return replace(table, file_format=chosen.name)


def read_reviews(content: bytes, encoding: str = "") -> Found:
    """The reviews in a file. Raises FileRefused."""
    check_size(content)
    return _recognised(OF_REVIEWS, content).read(content, AskedReading(encoding))


def labels(formats: Iterable[FileFormat[T]]) -> str:
    return ", ".join(each.label for each in formats)


def _recognised(formats: Iterable[FileFormat[T]], content: bytes) -> FileFormat[T]:
    return next(each for each in formats if each.recognises(content))
