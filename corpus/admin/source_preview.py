"""What the page of a draft shows of a reading: its blocks, findings, and what it says of itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.datastructures import MultiValueDict

from corpus.extraction.blocks import Block, Extraction, TrackedChange
from corpus.models import Document
from corpus.source_sentences import LEFT_OUT, STRENGTHS, VALUE_NAMES, finding_sentence
from corpus.suggestions import FIELDS, evidence

# Code points beside a hyphen that was joined.
_AROUND_CHARACTERS = 24


@dataclass(frozen=True, slots=True)
class ShownBlock:
    number: int
    block: Block
    reason: str
    page: int | None
    overruled: bool


@dataclass(frozen=True, slots=True)
class ShownHyphen:
    number: int
    before: str
    dropped: str
    after: str
    comes_back: bool


@dataclass(frozen=True, slots=True)
class ShownValue:
    name: str
    value: str
    edtf: str
    place: str
    strength: str


@dataclass(frozen=True, slots=True)
class Preview:
    blocks: tuple[ShownBlock, ...]
    hyphens: tuple[ShownHyphen, ...]
    findings: tuple[str, ...]
    values: tuple[ShownValue, ...]
    changes: tuple[TrackedChange, ...]
    left_out: int


def preview(extraction: Extraction, posted: "MultiValueDict[str, str]") -> Preview:
    """With what the editor had ticked already."""
    overruled = set(posted.getlist("overruled"))
    return Preview(
        blocks=tuple(_blocks(extraction, overruled)),
        hyphens=tuple(_hyphens(extraction, set(posted.getlist("hyphens")))),
        findings=tuple(finding_sentence(finding) for finding in extraction.findings),
        values=tuple(
            ShownValue(
                _named(value.name),
                value.value,
                value.edtf,
                evidence(value),
                str(STRENGTHS[value.strength]),
            )
            for value in extraction.metadata
        ),
        changes=extraction.changes,
        left_out=len(extraction.proposed_out),
    )


def _blocks(extraction: Extraction, overruled: set[str]) -> Iterator[ShownBlock]:
    page = None
    for number, block in enumerate(extraction.blocks):
        if block.pages:
            page = block.pages[0].number
        reason = str(LEFT_OUT[block.leave_out]) if block.leave_out else ""
        yield ShownBlock(number, block, reason, page, str(number) in overruled)
        if block.pages:
            page = block.pages[-1].number


def _hyphens(extraction: Extraction, back: set[str]) -> Iterator[ShownHyphen]:
    number = 0
    for block in extraction.blocks:
        for hyphen in block.hyphenations:
            text, at = block.text, hyphen.offset
            before, after = (
                text[max(0, at - _AROUND_CHARACTERS) : at],
                text[at : at + _AROUND_CHARACTERS],
            )
            yield ShownHyphen(number, before, hyphen.dropped, after, str(number) in back)
            number += 1


def _named(name: str) -> str:
    """As the document's form calls it; an identifier of the source's own as its source does."""
    if field := FIELDS.get(name):
        return str(Document._meta.get_field(field).verbose_name)  # type: ignore[union-attr]
    return str(VALUE_NAMES.get(name, name))
