"""doccano's and spaCy's or Prodigy's JSON Lines (or JSON, or a zip of either): each a text with its
spans. Pure.

doccano writes `label` (or `labels`) as `[start, end, name]`, or `entities` as objects; it counts
UTF-16, or graphemes where the project says so, and gives no quotes. Prodigy writes `spans`, mostly
with `tokens`, whose words tell what it counts; spaCy's own groups of `spans` have names. doccano
sends a zip, with one file, or one of each annotator.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from claims.imports.annotation_tools.json_values import (
    is_objects_with,
    keyed,
    listed,
    objects,
    text_of,
    whole,
)
from claims.imports.annotation_tools.label_studio import is_short_label_studio
from claims.imports.annotation_tools.marked_rows import table
from claims.imports.annotation_tools.marks import Mark, MarkedText
from claims.imports.annotation_tools.zips import has_member, unpacked
from claims.imports.reasons import FileRefused, reason
from claims.imports.sheets.tables import SheetTable
from corpus.identifiers import is_public_id

_DOCCANO = ("label", "labels", "entities")
_SPACY = ("spans", "ents")  # Prodigy's and spaCy's own
_ENDINGS = {".json", ".jsonl"}
_REFUSED_BY_ANNOTATOR = {"reject", "ignore"}


def is_doccano(content: bytes) -> bool:
    return any(
        is_objects_with(each, *_DOCCANO) and not is_short_label_studio(each)
        for each in _files(content).values()
    )


def is_spacy(content: bytes) -> bool:
    return any(is_objects_with(each, *_SPACY) for each in _files(content).values())


def read_doccano(content: bytes) -> SheetTable:
    """Raises FileRefused."""
    return table("doccano", [_doccano(*each) for each in _objects(content)])


def read_spacy(content: bytes) -> SheetTable:
    """Raises FileRefused."""
    texts = [
        _spacy(*each)
        for each in _objects(content)
        if text_of(each[1].get("answer")) not in _REFUSED_BY_ANNOTATOR
    ]
    return table("spaCy/Prodigy", texts)


def _files(content: bytes) -> Mapping[str, bytes]:
    """Those in a zip, by their names; else the one that it is, without a name."""
    if any(has_member(content, ending) for ending in _ENDINGS):
        return unpacked(content, _ENDINGS)
    return {"": content}


def _objects(content: bytes) -> Iterator[tuple[str, dict[str, Any]]]:
    files = _files(content)
    for name in sorted(files):
        if files[name].strip():
            yield from objects(files[name], name)


def _doccano(where: str, line: dict[str, Any]) -> MarkedText:
    said = keyed(line.get("meta")) | keyed(line.get("metadata")) | line
    ids: dict[tuple[Any, Any], list[str]] = defaultdict(list)
    quotes: dict[tuple[Any, Any], str] = {}
    for claim in map(keyed, listed(said.get("claims"))):
        place = (whole(claim.get("start")), whole(claim.get("end")))
        ids[place].append(_id(claim.get("id")))
        quotes[place] = text_of(claim.get("quote"))
    marks = []
    for span in [each for key in _DOCCANO for each in listed(line.get(key))]:
        if isinstance(span, dict):
            start, end, label = (span.get(k) for k in ("start_offset", "end_offset", "label"))
        else:
            start, end, label = (*listed(span), None, None, None)[:3]
        place = (whole(start), whole(end))
        own = ids.get(place)
        marks.append(
            _mark(where, *place, label, quotes.get(place) or None, own.pop(0) if own else "")
        )
    return _marked(where, line, said, marks)


def _spacy(where: str, line: dict[str, Any]) -> MarkedText:
    said = keyed(line.get("meta"))
    marks = [
        _mark(
            where,
            whole(span.get("start")),
            whole(span.get("end")),
            span.get("label"),
            text_of(span.get("text")) or None,
            _id(span.get("id")),
        )
        for span in _spacy_spans(line)
    ]
    tokens = [
        _mark(where, whole(t.get("start")), whole(t.get("end")), "", text_of(t.get("text")), "")
        for t in map(keyed, listed(line.get("tokens")))
    ]
    return _marked(where, line, said, marks, [t for t in tokens if t.quote and not t.flaw])


def _spacy_spans(line: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """In a list, or in several by the names of groups."""
    for key in _SPACY:
        for several in (line.get(key), *keyed(line.get(key)).values()):
            yield from map(keyed, listed(several))


def _marked(
    where: str,
    line: dict[str, Any],
    said: dict[str, Any],
    marks: list[Mark],
    witnesses: list[Mark] | None = None,
) -> MarkedText:
    text = line.get("text")
    if not isinstance(text, str):
        raise FileRefused("annotation_line_unreadable", where=where, what="no text")
    return MarkedText(
        where,
        text,
        marks,
        document=_id(said.get("document_id")),
        unit=text_of(said.get("offset_unit")),
        sha256=text_of(said.get("text_sha256")),
        witnesses=witnesses or [],
    )


def _mark(
    where: str, start: int | None, end: int | None, label: object, quote: str | None, claim: str
) -> Mark:
    flaw = None
    if start is None or end is None:
        flaw = reason("annotation_without_place", where=where)
    return Mark(where, start or 0, end or 0, text_of(label), quote, claim, flaw=flaw)


def _id(value: object) -> str:
    text = text_of(value)
    return text if is_public_id(text) else ""
