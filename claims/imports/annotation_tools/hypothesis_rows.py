"""What Hypothesis' API answers (`{"total": …, "rows": […]}`), or a list of its annotations. Pure.

Its positions count UTF-16 of the page as a browser had it, which is not the text that we keep of
it: the quotes alone, with what stands around them, say where the claims are.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from claims.imports.annotation_tools.json_values import decoded, keyed, listed, text_of
from claims.imports.annotation_tools.web_annotations import elsewhere, table_of
from claims.imports.files import is_json
from claims.imports.reasons import reason, with_more
from claims.imports.sheets.tables import SheetTable

_MARKS: Final = (rb'"uri"\s*:', rb'"target"\s*:\s*\[', rb'"(?:tags|user|permissions)"\s*:')
# The tag by which our own files keep a claim's id: Hypothesis gives ids of its own.
_CLAIM: Final = re.compile(r"claim:([0-9a-z]{8})")


def is_hypothesis(content: bytes) -> bool:
    if not is_json(content) or b'"@context"' in content:
        return False
    return all(re.search(mark, content) for mark in _MARKS)


def read_hypothesis(content: bytes) -> SheetTable:
    """Raises FileRefused."""
    value = decoded(content)
    rows = keyed(value).get("rows", value)
    note = reason("annotation_placed_by_quotes", tool="Hypothesis")
    rows = rows if isinstance(rows, list) else [rows]
    return table_of(_annotations(rows), with_more(note, elsewhere(value, len(rows))))


def _annotations(rows: list[Any]) -> Iterator[dict[str, Any]]:
    """As Web Annotations; answers to annotations mark nothing."""
    for row in map(keyed, rows):
        if row.get("references"):
            continue
        targets = [keyed(target) for target in listed(row.get("target"))]
        tags = [text_of(tag) for tag in listed(row.get("tags"))]
        claims = [match[1] for match in map(_CLAIM.fullmatch, tags) if match]
        names = [tag for tag in tags if not _CLAIM.fullmatch(tag)]
        bodies = [{"purpose": "tagging", "value": name} for name in names]
        if text := text_of(row.get("text")).strip():
            bodies.append({"purpose": "commenting", "value": text})
        yield {
            "id": f"/claims/{claims[0]}/" if claims else "",
            "type": "Annotation",
            "body": bodies,
            "target": [
                {
                    "source": text_of(target.get("source")) or text_of(row.get("uri")),
                    "selector": [
                        each
                        for each in map(keyed, listed(target.get("selector")))
                        if each.get("type") == "TextQuoteSelector"
                    ],
                }
                for target in targets
            ],
        }
