"""From what was read and what a person decided to the text that every span counts in."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import Any

from corpus.extraction.blocks import Block, Extraction, LeaveOut
from corpus.extraction.invisible import count_invisible, without_invisible
from corpus.normalisation import NormalisedText, normalise

LONGEST_TITLE_CHARACTERS = 500


class Invisible(StrEnum):
    KEEP = "keep"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person decided of one extraction; None is: not decided.

    `left_out` are numbers of blocks, `kept_hyphens` numbers of hyphens at line ends that come back
    (all others stay joined), `encoding` the name of the encoding that was agreed to.
    """

    left_out: frozenset[int] | None = None
    invisible: Invisible | None = None
    kept_hyphens: frozenset[int] | None = None
    encoding: str = ""

    @classmethod
    def as_proposed(cls, extraction: Extraction, invisible: Invisible | None = None) -> "Decisions":
        """All proposals taken. Invisible characters have none: say what becomes of them."""
        return cls(
            left_out=extraction.proposed_out,
            invisible=invisible,
            kept_hyphens=frozenset(),
            encoding=extraction.encoding.name if extraction.encoding else "",
        )

    def as_json(self) -> dict[str, Any]:
        """As it is kept with the revision."""
        return {
            "left_out": None if self.left_out is None else sorted(self.left_out),
            "invisible": self.invisible and str(self.invisible),
            "kept_hyphens": None if self.kept_hyphens is None else sorted(self.kept_hyphens),
            "encoding": self.encoding,
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Decisions":
        left_out, hyphens = value["left_out"], value["kept_hyphens"]
        return cls(
            left_out=None if left_out is None else frozenset(left_out),
            invisible=value["invisible"] and Invisible(value["invisible"]),
            kept_hyphens=None if hyphens is None else frozenset(hyphens),
            encoding=value["encoding"],
        )


class Question(StrEnum):
    """What may be undecided. `manage.py ingest` has a flag for each."""

    LEFT_OUT = "left_out"
    INVISIBLE = "invisible"
    HYPHENS = "hyphens"
    ENCODING = "encoding"


class Undecided(ValueError):
    """The text can't be made: `questions` wait for an answer."""

    def __init__(self, questions: list[Question]) -> None:
        self.questions = tuple(questions)
        super().__init__(", ".join(questions))


class BadDecision(ValueError):
    """A decision speaks of a block or a hyphen that the extraction does not have."""


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """Code points [start, end) that stand on the page. A number may come back: a paragraph that
    runs on to the next page is kept whole, and the notes of its first page follow it.
    """

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PlacedSection:
    """Code points [start, end), with the heading up to `heading_end`. Sections don't overlap."""

    title: str
    start: int
    end: int
    heading_end: int
    date_edtf: str = ""
    date_evidence: str = ""


@dataclass(frozen=True, slots=True)
class LeftOutBlock:
    """What was left out, for the revision's list; `reason` is None where only a person said so."""

    number: int
    text: str
    reason: LeaveOut | None
    page: int | None


@dataclass(frozen=True, slots=True)
class FrozenText:
    """The final text with its places. `block_starts` has where each kept block begins."""

    text: str
    text_sha256: str
    pages: tuple[PlacedPage, ...]
    sections: tuple[PlacedSection, ...]
    left_out: tuple[LeftOutBlock, ...]
    block_starts: Mapping[int, int]

    def with_original(self, original: bytes, original_sha256: str) -> NormalisedText:
        """As `corpus.ingestion` stores it: the text, beside the bytes it was made from."""
        return NormalisedText(self.text, self.text_sha256, original, original_sha256)


def questions(extraction: Extraction, decisions: Decisions) -> list[Question]:
    """What must still be decided before the text can be made."""
    open_ones = []
    if decisions.left_out is None and extraction.proposed_out:
        open_ones.append(Question.LEFT_OUT)
    if decisions.invisible is None and _has_invisible(extraction, decisions):
        open_ones.append(Question.INVISIBLE)
    if decisions.kept_hyphens is None and extraction.hyphens:
        open_ones.append(Question.HYPHENS)
    encoding = extraction.encoding
    if encoding and encoding.must_agree and decisions.encoding != encoding.name:
        open_ones.append(Question.ENCODING)
    return open_ones


def freeze(extraction: Extraction, decisions: Decisions) -> FrozenText:
    """The text, and the places of pages and sections in it.

    It depends on nothing but the two arguments. Raises Undecided where something is open,
    BadDecision for numbers that are not there, UnusableText where nothing is left.
    """
    if open_ones := questions(extraction, decisions):
        raise Undecided(open_ones)
    left_out = decisions.left_out or frozenset()
    kept_hyphens = decisions.kept_hyphens or frozenset()
    if not left_out <= frozenset(range(len(extraction.blocks))):
        raise BadDecision(f"left_out: there are {len(extraction.blocks)} blocks")
    if not kept_hyphens <= frozenset(range(extraction.hyphens)):
        raise BadDecision(f"kept_hyphens: there are {extraction.hyphens} hyphens")
    laid = _lay(extraction, left_out, kept_hyphens, decisions.invisible is Invisible.REMOVE)
    made = normalise(laid.text.encode())
    if made.text != laid.text:  # The places count in the laid text.
        raise RuntimeError("the text was not laid in its normal form")
    return FrozenText(
        text=made.text,
        text_sha256=made.text_sha256,
        pages=tuple(_joined(laid.pages, laid.length)),
        sections=tuple(_sections(extraction, laid)),
        left_out=tuple(_list_left_out(extraction, left_out)),
        block_starts=laid.starts,
    )


@dataclass(slots=True)
class _Laid:
    """The text while it is laid; `starts` and `ends` of each kept block that is not empty."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    starts: dict[int, int] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)
    pages: list[tuple[int, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def add(self, part: str) -> None:
        # Byte order marks at the start belong to the kept original only.
        part = part if self.length else part.lstrip("\ufeff")
        self.parts.append(part)
        self.length += len(part)


def _has_invisible(extraction: Extraction, decisions: Decisions) -> bool:
    left_out = extraction.proposed_out if decisions.left_out is None else decisions.left_out
    return any(
        count_invisible(block.text)
        for number, block in enumerate(extraction.blocks)
        if number not in left_out
    )


def _lay(
    extraction: Extraction, left_out: frozenset[int], kept_hyphens: frozenset[int], clean: bool
) -> _Laid:
    laid = _Laid()
    first_hyphen = 0
    between = ""
    for number, block in enumerate(extraction.blocks):
        # The longest gap of what was left out between two blocks parts them.
        between = max(between, block.before, key=lambda gap: (gap.count("\n"), len(gap)))
        if number == 0 or not laid.starts:
            between = block.before if number == 0 else ""
        hyphens = range(first_hyphen, first_hyphen := first_hyphen + len(block.hyphenations))
        if number in left_out or not block.text:
            continue
        text, pages = _with_hyphens(block, [n in kept_hyphens for n in hyphens])
        laid.add(_normal(between, clean))
        laid.starts[number] = laid.length
        laid.pages += [
            (laid.length + (len(_normal(text[:offset], clean)) if offset else 0), page)
            for offset, page in pages
        ]
        laid.add(_normal(text, clean))
        laid.ends[number] = laid.length
        between = ""
    laid.add(_normal(extraction.ending, clean))
    return laid


def _normal(text: str, clean: bool) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", without_invisible(text) if clean else text)


def _with_hyphens(block: Block, kept: list[bool]) -> tuple[str, list[tuple[int, int]]]:
    """The block's text with those hyphens that come back, and where pages begin in it."""
    pages = [(start.offset, start.number) for start in block.pages]
    back = [hyphen for hyphen, keep in zip(block.hyphenations, kept, strict=True) if keep]
    if not back:
        return block.text, pages
    parts, done = [], 0
    for hyphen in back:
        parts += [block.text[done : hyphen.offset], hyphen.dropped]
        done = hyphen.offset
    parts.append(block.text[done:])
    moved = [
        (offset + sum(len(h.dropped) for h in back if h.offset <= offset), page)
        for offset, page in pages
    ]
    return "".join(parts), moved


def _joined(starts: list[tuple[int, int]], end: int) -> Iterator[PlacedPage]:
    """One stretch for as long as the page stays the same."""
    changes = [
        (start, number)
        for index, (start, number) in enumerate(starts)
        if not index or starts[index - 1][1] != number
    ]
    for (start, number), (following, _number) in pairwise([*changes, (end, 0)]):
        yield PlacedPage(number, start, following)


def _sections(extraction: Extraction, laid: _Laid) -> Iterator[PlacedSection]:
    for section in extraction.sections:
        blocks = [n for n in range(section.first, section.last) if n in laid.starts]
        if not blocks:
            continue
        start = laid.starts[blocks[0]]
        heading = [n for n in blocks if n < section.first + section.headings]
        yield PlacedSection(
            title=section.title[:LONGEST_TITLE_CHARACTERS],
            start=start,
            end=laid.ends[blocks[-1]],
            heading_end=laid.ends[heading[-1]] if heading else start,
            date_edtf=section.date_edtf,
            date_evidence=section.date_evidence,
        )


def _list_left_out(extraction: Extraction, left_out: frozenset[int]) -> Iterator[LeftOutBlock]:
    for number in sorted(left_out):
        block = extraction.blocks[number]
        page = block.pages[0].number if block.pages else None
        yield LeftOutBlock(number, block.text, block.leave_out, page)
