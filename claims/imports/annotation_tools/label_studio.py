"""Label Studio's JSON: a list of tasks, each with a text and the regions marked in it. Pure."""

import re
from typing import Any, Final

from claims.imports.annotation_tools.json_values import (
    decoded,
    keyed,
    listed,
    text_of,
    together,
    whole,
)
from claims.imports.annotation_tools.marked_rows import table
from claims.imports.annotation_tools.marks import UNITS, Mark, MarkedText
from claims.imports.files import is_json
from claims.imports.reasons import FileRefused, Reason, reason
from claims.imports.sheets.tables import SheetTable
from corpus.identifiers import is_public_id

_TASK: Final = re.compile(rb'"(?:annotations|completions|predictions)"\s*:\s*\[')
_DATA: Final = re.compile(rb'"data"\s*:\s*\{')
# What JSON-MIN says of a task beside its text.
_ABOUT_THE_TASK: Final = frozenset({"created_at", "updated_at", "annotator"})
_SPAN_TYPES: Final = frozenset({"labels", "hypertextlabels", "paragraphlabels"})


def is_label_studio(content: bytes) -> bool:
    if not is_json(content):
        return False
    whole_form = _TASK.search(content) is not None and _DATA.search(content) is not None
    return whole_form or is_short_label_studio(content)


def is_short_label_studio(content: bytes) -> bool:
    """Its JSON-MIN: tasks with their texts, and beside them what was marked, without its kind."""
    tasks = together(content) or []
    return any("data" not in task and _short_regions(task) for task in tasks)


def read_label_studio(content: bytes) -> SheetTable:
    """Raises FileRefused."""
    value = decoded(content)
    tasks = value if isinstance(value, list) else [value]
    return table(
        "Label Studio", [_task(n, _in_full(keyed(each))) for n, each in enumerate(tasks, start=1)]
    )


def _short_regions(task: dict[str, Any]) -> list[dict[str, Any]]:
    """What stands in a list beside the text, and has labels itself."""
    regions = [keyed(each) for value in task.values() for each in listed(value)]
    return [each for each in regions if "start" in each and isinstance(each.get("labels"), list)]


def _in_full(task: dict[str, Any]) -> dict[str, Any]:
    """A task of JSON-MIN as the whole form has it."""
    if "data" in task:
        return task
    regions = [
        {"id": region.get("id"), "type": "labels", "value": region}
        for region in _short_regions(task)
    ]
    data = {key: value for key, value in task.items() if key not in _ABOUT_THE_TASK}
    return {"data": data, "annotations": [{"result": regions}]}


def _task(number: int, task: dict[str, Any]) -> MarkedText:
    where, data = str(number), keyed(task.get("data"))
    done = [*listed(task.get("annotations")), *listed(task.get("completions"))]
    # What a model proposed counts only where no person has looked.
    done = [each for each in map(keyed, done) if not each.get("was_cancelled")]
    results = [
        keyed(result)
        for each in done or map(keyed, listed(task.get("predictions")))
        for result in listed(each.get("result"))
    ]
    said = {text_of(r.get("id")): _words(r) for r in results if r.get("type") == "textarea"}
    spans = [result for result in results if text_of(result.get("type")) in _SPAN_TYPES]
    document = text_of(data.get("document_id"))
    ours = is_public_id(document)
    marks = [_mark(where, span, said, ours) for span in spans]
    return MarkedText(
        where,
        _text(data, where, [mark for mark in marks if not mark.flaw]),
        marks,
        document=document if ours else "",
        unit=text_of(data.get("offset_unit")),
        sha256=text_of(data.get("text_sha256")),
    )


def _text(data: dict[str, Any], where: str, marks: list[Mark]) -> str:
    """What was annotated: `text`, the only text that the task has, or the only one in which all
    quotes stand at their places, for a region does not say which it is of. Raises FileRefused."""
    texts = [value for value in data.values() if isinstance(value, str)]
    if isinstance(data.get("text"), str):
        return str(data["text"])
    if len(texts) > 1 and any(mark.quote for mark in marks):
        texts = [text for text in texts if _quotes_stand_in(text, marks)]
    if len(texts) == 1:
        return texts[0]
    if not marks:
        return ""
    raise FileRefused("annotation_without_text", where=where)


def _quotes_stand_in(text: str, marks: list[Mark]) -> bool:
    there = MarkedText("", text, marks)
    return any(all(there.span(mark, unit) for mark in marks) for unit in UNITS)


def _mark(where: str, region: dict[str, Any], said: dict[str, str], ours: bool) -> Mark:
    value = keyed(region.get("value"))
    own = text_of(region.get("id"))
    start, end = whole(value.get("start")), whole(value.get("end"))
    flaw: Reason | None = None
    if region.get("type") != "labels" or "startOffset" in value:
        flaw = reason("annotation_not_plain_text", where=where)
    elif start is None or end is None:
        flaw = reason("annotation_without_place", where=where)
    return Mark(
        where,
        start or 0,
        end or 0,
        " | ".join(text for text in map(text_of, listed(value.get("labels"))) if text),
        text_of(value.get("text")) or None,
        own if ours and is_public_id(own) else "",
        said.get(own, ""),
        flaw,
    )


def _words(result: dict[str, Any]) -> str:
    text = keyed(result.get("value")).get("text")
    return text_of(text) or " ".join(map(text_of, listed(text))).strip()
