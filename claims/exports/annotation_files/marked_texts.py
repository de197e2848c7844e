"""What goes out: a text, the claims marked in it, and their places as each tool counts."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from corpus.offset_units import OffsetUnit, utf_16_length

Json = dict[str, Any]


class CannotBeWritten(ValueError):
    """The tool's format has no way to say what stands in the text, which is `what`."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(what)


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
    """A revision's text; `base` is the address that the site's begin with, `url` the source's."""

    document: str
    text: str
    sha256: str
    marks: Sequence[ExportedMark]
    base: str = ""
    url: str = ""

    def facts(self, unit: OffsetUnit) -> dict[str, str]:
        return {
            "document_id": self.document,
            "text_sha256": self.sha256,
            "offset_unit": unit.value,
        }

    def quote(self, mark: ExportedMark) -> str:
        return self.text[mark.start : mark.end]

    def utf_16_places(self) -> Mapping[int, int]:
        """Of each code point at which a mark begins or ends, the UTF-16 units before it."""
        found: dict[int, int] = {}
        at = before = 0
        for place in sorted({place for mark in self.marks for place in (mark.start, mark.end)}):
            before += utf_16_length(self.text[at:place])
            at = place
            found[place] = before
        return found


def line(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
