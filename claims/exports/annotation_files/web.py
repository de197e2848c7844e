"""Web Annotations: by the W3C's model, as Recogito counts, and as Hypothesis' API takes them."""

from claims.exports.annotation_files.marked_texts import ExportedMark, ExportedText, Json, line
from claims.publication.annotations import CONTEXT
from corpus.anchoring import Span, context
from corpus.offset_units import OffsetUnit


def w3c(text: ExportedText) -> bytes:
    """An AnnotationPage; the model counts code points."""
    return _page(text, OffsetUnit.CODE_POINTS)


def recogito(text: ExportedText) -> bytes:
    """The same, its positions as JavaScript counts: Recogito believes them unseen."""
    return _page(text, OffsetUnit.UTF_16)


def hypothesis(text: ExportedText) -> bytes:
    """As its API answers, and takes each of `rows`. Tags keep the claims' ids."""
    uri = text.url or f"{text.base}/documents/{text.document}/"
    rows: list[Json] = [
        {
            "id": mark.id,
            "uri": uri,
            "text": mark.statement,
            "tags": [mark.kind, f"claim:{mark.id}"],
            "target": [{"source": uri, "selector": selector}],
        }
        for mark, selector in _selectors(text, OffsetUnit.UTF_16)
    ]
    return line({"total": len(rows), "rows": rows, **text.facts(OffsetUnit.UTF_16)})


def _page(text: ExportedText, unit: OffsetUnit) -> bytes:
    source = {
        "id": f"{text.base}/documents/{text.document}/",
        "type": "Text",
        "schema:sha256": text.sha256,
    }
    items = [
        {
            "id": f"{text.base}/claims/{mark.id}/",
            "type": "Annotation",
            "motivation": "describing",
            "body": [
                {"type": "TextualBody", "purpose": "describing", "value": mark.statement},
                {"type": "TextualBody", "purpose": "tagging", "value": mark.kind},
            ],
            "target": {"source": source, "selector": selector},
        }
        for mark, selector in _selectors(text, unit)
    ]
    facts = text.facts(unit)
    return line({"@context": CONTEXT, "type": "AnnotationPage", "factcheck": facts, "items": items})


def _selectors(text: ExportedText, unit: OffsetUnit) -> list[tuple[ExportedMark, list[Json]]]:
    places = text.utf_16_places() if unit is OffsetUnit.UTF_16 else None
    found: list[tuple[ExportedMark, list[Json]]] = []
    for mark in text.marks:
        around = context(text.text, Span(mark.start, mark.end))
        start, end = (places[at] if places else at for at in (mark.start, mark.end))
        quote = {
            "type": "TextQuoteSelector",
            "exact": text.quote(mark),
            "prefix": around.prefix,
            "suffix": around.suffix,
        }
        found.append((mark, [quote, {"type": "TextPositionSelector", "start": start, "end": end}]))
    return found
