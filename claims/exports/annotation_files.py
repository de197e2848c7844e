"""A text with its claims as the files of annotation tools. Pure.

Each file says what its offsets count and of which text it was made (SHA-256), and keeps the claims'
ids, so that what comes back is known again. The readers are in `claims/imports/annotation_tools`.
"""

import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from claims.publication.annotations import CONTEXT
from corpus.anchoring import Span, context
from corpus.offset_units import OffsetUnit, utf_16_length

Json = dict[str, Any]
# The members of a zip always have the same time: the same claims are the same bytes.
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class ExportedMark:
    """A claim's place in code points, and its kind."""

    id: str
    start: int
    end: int
    kind: str
    statement: str


@dataclass(frozen=True, slots=True)
class ExportedText:
    """A revision's text; `base` is the address that the site's begin with."""

    document: str
    text: str
    sha256: str
    marks: Sequence[ExportedMark]
    base: str = ""

    def facts(self, unit: OffsetUnit) -> Json:
        return {
            "document_id": self.document,
            "text_sha256": self.sha256,
            "offset_unit": unit.value,
        }

    def quote(self, mark: ExportedMark) -> str:
        return self.text[mark.start : mark.end]


def doccano(text: ExportedText) -> bytes:
    """A line of JSON. doccano counts as JavaScript does, in UTF-16."""
    labels, claims = [], []
    at, before = 0, 0
    units: dict[int, int] = {}
    for place in sorted({place for mark in text.marks for place in (mark.start, mark.end)}):
        before += utf_16_length(text.text[at:place])
        at = place
        units[place] = before
    for mark in text.marks:
        start, end = units[mark.start], units[mark.end]
        labels.append([start, end, mark.kind])
        claims.append({"id": mark.id, "start": start, "end": end, "quote": text.quote(mark)})
    line = {"text": text.text, "label": labels, **text.facts(OffsetUnit.UTF_16), "claims": claims}
    return _line(line)


def spacy(text: ExportedText) -> bytes:
    """A line of JSON as spaCy's and Prodigy's converters take it."""
    spans = [
        {
            "start": mark.start,
            "end": mark.end,
            "label": mark.kind,
            "text": text.quote(mark),
            "id": mark.id,
        }
        for mark in text.marks
    ]
    facts = text.facts(OffsetUnit.CODE_POINTS)
    return _line({"text": text.text, "spans": spans, "meta": facts})


def label_studio(text: ExportedText) -> bytes:
    """A list of one task, its labelling named `label` on the text named `text`."""
    result: list[Json] = []
    for mark in text.marks:
        common = {
            "id": mark.id,
            "to_name": "text",
        }
        place = {"start": mark.start, "end": mark.end, "text": text.quote(mark)}
        labelled = place | {"labels": [mark.kind]}
        result.append(common | {"from_name": "label", "type": "labels", "value": labelled})
        if mark.statement:
            said = place | {"text": [mark.statement]}
            result.append(common | {"from_name": "statement", "type": "textarea", "value": said})
    data = {"text": text.text, **text.facts(OffsetUnit.CODE_POINTS)}
    return _line([{"data": data, "annotations": [{"result": result}]}])


def brat(text: ExportedText) -> bytes:
    """A zip with the text, its standoff, and what brat has no place for."""
    lines: list[str] = []
    for number, mark in enumerate(text.marks, start=1):
        quote = text.quote(mark)
        pieces, words = _line_by_line(mark.start, quote)
        lines.append(f"T{number}\t{mark.kind} {';'.join(pieces)}\t{words}\n")
        lines.append(f"#{number}\tAnnotatorNotes T{number}\tclaim {mark.id}\n")
    name = text.document
    facts = {f"{name}.txt": text.facts(OffsetUnit.CODE_POINTS)}
    members: Mapping[str, bytes] = {
        f"{name}.txt": text.text.encode(),
        f"{name}.ann": "".join(lines).encode(),
        "factcheck.json": _line(facts),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(zipfile.ZipInfo(member, _NO_TIME), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _line_by_line(start: int, quote: str) -> tuple[list[str], str]:
    """brat marks nothing across line ends but in pieces; a quote that begins or ends with one is
    written whole, since its place would be another otherwise."""
    if quote.strip("\n") != quote:
        return [f"{start} {start + len(quote)}"], quote.replace("\n", " ")
    found = list(re.finditer(r"[^\n]+", quote))
    pieces = [f"{start + each.start()} {start + each.end()}" for each in found]
    return pieces, " ".join(each[0] for each in found)


def w3c(text: ExportedText) -> bytes:
    """An AnnotationPage; the model counts code points."""
    source = {
        "id": f"{text.base}/documents/{text.document}/",
        "type": "Text",
        "schema:sha256": text.sha256,
    }
    items = []
    for mark in text.marks:
        around = context(text.text, Span(mark.start, mark.end))
        quote = {
            "type": "TextQuoteSelector",
            "exact": text.quote(mark),
            "prefix": around.prefix,
            "suffix": around.suffix,
        }
        position = {"type": "TextPositionSelector", "start": mark.start, "end": mark.end}
        described = {"type": "TextualBody", "purpose": "describing", "value": mark.statement}
        items.append(
            {
                "id": f"{text.base}/claims/{mark.id}/",
                "type": "Annotation",
                "motivation": "describing",
                "body": [described],
                "target": {"source": source, "selector": [quote, position]},
            }
        )
    facts = text.facts(OffsetUnit.CODE_POINTS)
    page = {"@context": CONTEXT, "type": "AnnotationPage", "factcheck": facts, "items": items}
    return _line(page)


TOOLS: Final[Mapping[str, Callable[[ExportedText], bytes]]] = {
    "doccano": doccano,
    "label-studio": label_studio,
    "brat": brat,
    "spacy": spacy,
    "w3c": w3c,
}


def _line(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
