"""JSON for doccano, spaCy and Prodigy, and Label Studio."""

from claims.exports.annotation_files.marked_texts import ExportedText, Json, line
from corpus.offset_units import OffsetUnit


def doccano(text: ExportedText) -> bytes:
    """A line of JSON. doccano counts as JavaScript does, in UTF-16."""
    labels, claims = [], []
    places = text.utf_16_places()
    for mark in text.marks:
        start, end = places[mark.start], places[mark.end]
        labels.append([start, end, mark.kind])
        claims.append({"id": mark.id, "start": start, "end": end, "quote": text.quote(mark)})
    facts = text.facts(OffsetUnit.UTF_16)
    return line({"text": text.text, "label": labels, **facts, "claims": claims})


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
    return line({"text": text.text, "spans": spans, "meta": facts})


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
    # Label Studio numbers tasks anew; its converter wants one from the start.
    return line([{"id": 1, "data": data, "annotations": [{"id": 1, "result": result}]}])
