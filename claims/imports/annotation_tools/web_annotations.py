"""W3C Web Annotations as rows of a sheet of claims, to be completed by a person.

https://www.w3.org/TR/annotation-model/: an annotation, an AnnotationPage, an AnnotationCollection
with pages inside it, or a plain list of any of these.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from claims.imports.annotation_tools.bodies import read_bodies
from claims.imports.annotation_tools.selectors import selected
from claims.imports.reasons import FileRefused, Reason, keepable, reason, shown
from claims.imports.sheets.tables import CELL_MAX_CHARACTERS, FILE_MAX_ROWS, SheetRow, SheetTable
from corpus import strict_json

# The columns that an annotation can fill; the others are for a person.
COLUMNS = (
    *("id", "document", "document_id", "quote", "prefix", "suffix", "span_start", "span_end"),
    *("statement", "headline", "speaker", "role", "date", "date_evidence", "kind", "topics"),
    "label",
    *("quantities", "worthiness", "worthiness_reason"),
)
# Our own addresses: a claim's in the API, a document's on the site or in the API.
_CLAIM = re.compile(r"/claims/([0-9a-z]{8})/(?:#.*)?$")
_DOCUMENT = re.compile(r"/documents/([0-9a-z]{8})/$")
_MAX_LEVELS = 20


def read_annotations(content: bytes) -> SheetTable:
    """Raises FileRefused."""
    try:
        value = strict_json.decode(content)
    except strict_json.NotJson as error:
        if _is_lines(content):  # each is JSON by itself, as of our own API
            raise FileRefused("json_no_annotations") from error
        raise FileRefused("json_unreadable", what=str(error)) from error
    # Our own pages say what their positions count; the model has no word for it.
    said = value.get("factcheck") if isinstance(value, dict) else None
    unit = _text(said.get("offset_unit")) if isinstance(said, dict) else ""
    table = table_of(_annotations(value, 0))
    return replace(table, unit=unit, note=elsewhere(value, len(table.rows)))


def _is_lines(content: bytes) -> bool:
    first, *others = (line for line in content.split(b"\n", 2) if line.strip())
    try:
        return bool(others) and isinstance(strict_json.decode(first), dict)
    except strict_json.NotJson:
        return False


def elsewhere(value: object, here: int) -> Reason | None:
    """That the file is one page of several, by what it says of the others."""
    if not isinstance(value, dict):
        return None
    within, first = value.get("partOf"), value.get("first")
    said = [each for each in (value, within, first) if isinstance(each, dict)]
    total = max((n for each in said if isinstance(n := each.get("total"), int)), default=0)
    pages = [text for each in said if (text := _text(each.get("next")))]
    if total > here or pages:
        told = f"total: {total}" if total > here else pages[0]
        return reason("annotations_elsewhere", rows=here, elsewhere=told)
    return None


def table_of(annotations: Iterable[dict[str, Any]], note: Reason | None = None) -> SheetTable:
    """A row of each. Raises FileRefused."""
    rows = []
    for number, found in enumerate(annotations, start=1):
        if number > FILE_MAX_ROWS:
            raise FileRefused("file_too_many_rows", most=FILE_MAX_ROWS)
        rows.append(_row(number, found))
    if not rows:
        raise FileRefused("json_no_annotations")
    return SheetTable("annotations", "", COLUMNS, rows, note)


def _annotations(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _MAX_LEVELS:
        return
    if isinstance(value, list):
        for item in value:
            yield from _annotations(item, depth + 1)
    elif isinstance(value, dict):
        types = _list(value.get("type", value.get("@type")))
        if "Annotation" in types or "oa:Annotation" in types:
            yield value
        else:
            for key in ("first", "items", "@graph"):
                yield from _annotations(value.get(key), depth + 1)


def _row(number: int, annotation: dict[str, Any]) -> SheetRow:
    cells = dict.fromkeys(COLUMNS, "")
    flaw: Reason | None = None
    target = next(iter(_list(annotation.get("target"))), None)
    if isinstance(target, str):
        target = {"source": target}
    if not isinstance(target, dict):
        flaw = reason("annotation_without_target")
        target = {}
    elif len(_list(annotation.get("target"))) > 1:
        flaw = reason("annotation_with_several_targets")
    if match := _CLAIM.search(_text(annotation.get("id"))):
        cells["id"] = match[1]
    _read_source(target.get("source"), cells)
    chosen = selected(target.get("selector"))
    cells |= {"quote": chosen.quote, "prefix": chosen.prefix, "suffix": chosen.suffix}
    for key, number_in_text in (("span_start", chosen.start), ("span_end", chosen.end)):
        cells[key] = "" if number_in_text is None else str(number_in_text)
    if not cells["quote"] and not (cells["span_start"] and cells["span_end"]) and flaw is None:
        flaw = reason("annotation_without_quote")
    bodies = read_bodies(annotation)
    cells["statement"], cells["label"] = bodies.statement, " | ".join(bodies.topics)
    return SheetRow(number, kept(cells), flaw or too_long(cells))


def too_long(cells: Mapping[str, str]) -> Reason | None:
    for place, cell in enumerate(cells.values(), start=1):
        if len(cell) > CELL_MAX_CHARACTERS:
            most = CELL_MAX_CHARACTERS
            return reason("cell_too_long", place=place, length=len(cell), most=most)
    return None


def kept(cells: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(shown(keepable(cell), CELL_MAX_CHARACTERS) for cell in cells.values())


def _read_source(source: object, cells: dict[str, str]) -> None:
    """The document: by our own id, else its address, which may be that of a document of ours."""
    named: list[object] = [source] if isinstance(source, str) else []
    if isinstance(source, dict):
        named = [source.get("id"), source.get("@id"), *_list(source.get("via"))]
    texts = [_text(name) for name in named if _text(name)]
    for text in texts:
        if match := _DOCUMENT.search(text):
            cells["document_id"] = match[1]
            return
    cells["document"] = texts[0] if texts else ""


def _list(value: object) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
