"""The flags of `manage.py ingest` by which a person decides, and what is shown to decide by."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.core.management.base import CommandParser
from django.utils.text import Truncator

from corpus.extraction.blocks import Extraction, ReadingOptions
from corpus.extraction.freezing import Decisions, Invisible, Question, questions
from corpus.extraction.pages import list_pages
from corpus.ingestion import Outcome
from corpus.metadata import Metadata, PublisherMetadata
from corpus.source_sentences import LEFT_OUT, finding_sentence
from corpus.source_texts import (
    ChoiceNeeded,
    NotIngested,
    StillOpen,
    is_utf_8,
    read_source,
    stands_as_text,
)
from corpus.suggestions import FIELDS, evidence, taken

PROPOSED, NONE, JOIN = "proposed", "none", "join"
_FLAGS = {
    Question.LEFT_OUT: "--left-out",
    Question.INVISIBLE: "--invisible",
    Question.HYPHENS: "--hyphens",
    Question.ENCODING: "--encoding",
}
_SHOWN_CHARACTERS = 100


def add_flags(parser: CommandParser) -> None:
    add = parser.add_argument_group("decisions").add_argument
    add(
        "--left-out",
        type=_word_or_numbers(PROPOSED, NONE),
        metavar="proposed|none|N,N…",
        help="which paragraphs are left out; numbers as --show has them",
    )
    add(
        "--invisible",
        choices=[str(each) for each in Invisible],
        help="what becomes of characters that nobody sees",
    )
    add(
        "--hyphens",
        type=_word_or_numbers(JOIN),
        metavar="join|N,N…",
        help="hyphens at line ends: all stay joined, or those of these numbers come back",
    )
    add(
        "--encoding",
        metavar="NAME",
        help="agree to this encoding, or choose it, where none is sure",
    )
    add("--page", metavar="ADDRESS", help="which page of an archive, or record of a list")
    add(
        "--take",
        action="append",
        choices=sorted(FIELDS),
        help="take this from what the source says of itself; --metadata goes before it",
    )
    add(
        "--take-text",
        action="store_true",
        help="take a changed text, though claims stand on the one before: they wait to be moved",
    )
    add("--show", action="store_true", help="show what was read, with its numbers; store nothing")


def _word_or_numbers(*words: str) -> Any:
    def parse(value: str) -> str | frozenset[int]:
        if value in words:
            return value
        try:
            return frozenset(int(number) for number in value.split(","))
        except ValueError as error:
            known = ", ".join(words)
            raise argparse.ArgumentTypeError(f"{value!r}: {known}, or numbers: 3,4") from error

    return parse


@dataclass(frozen=True, slots=True)
class Flags:
    left_out: str | frozenset[int] | None = None
    invisible: str | None = None
    hyphens: str | frozenset[int] | None = None
    encoding: str | None = None
    page: str | None = None
    take: tuple[str, ...] = ()
    show: bool = False
    take_text: bool = False

    @classmethod
    def of(cls, said: dict[str, Any]) -> "Flags":
        return cls(
            left_out=said["left_out"],
            invisible=said["invisible"],
            hyphens=said["hyphens"],
            encoding=said["encoding"],
            page=said["page"],
            take=tuple(said["take"] or ()),
            show=said["show"],
            take_text=said["take_text"],
        )

    def must_read(self, name: str, content: bytes) -> bool:
        """Whether the bytes are not simply the text; without a flag UTF-8 stands as it is."""
        if not stands_as_text(name, content):
            return True
        return (
            self.show
            or self.invisible is not None
            or not (self.encoding is None or is_utf_8(content))
        )

    def read(self, name: str, content: bytes) -> Extraction:
        """Raises NotIngested; where a page must be chosen, with the pages that there are."""
        options = ReadingOptions(name=name, page=self.page or "")
        try:
            # UTF-8 is sure, whatever the flag says of the other files.
            if self.encoding and not is_utf_8(content):
                return self._read_in(self.encoding, name, content, options)
            return read_source(name, content, options)
        except ChoiceNeeded as needed:
            pages = [f"{name}: --page '{page.key}'" for page in list_pages(content, options)]
            raise NotIngested([*needed.reasons, *pages]) from needed

    def _read_in(
        self, encoding: str, name: str, content: bytes, options: ReadingOptions
    ) -> Extraction:
        """What declares its own encoding, or has none, is read as ever."""
        chosen = replace(options, encoding=encoding)
        try:
            found = read_source(name, content, options)
        except ChoiceNeeded:
            return read_source(name, content, chosen)
        if found.encoding is None or not found.encoding.must_agree:
            return found
        return found if found.encoding.name == encoding else read_source(name, content, chosen)

    def decided(self, name: str, extraction: Extraction) -> Decisions:
        """Raises StillOpen where a flag is missing, and names it."""
        left_out = self.left_out
        if left_out == PROPOSED:
            left_out = extraction.proposed_out
        elif left_out == NONE:
            left_out = frozenset()
        hyphens = frozenset[int]() if self.hyphens == JOIN else self.hyphens
        decisions = Decisions(
            left_out=None if isinstance(left_out, str) else left_out,
            invisible=Invisible(self.invisible) if self.invisible else None,
            kept_hyphens=None if isinstance(hyphens, str) else hyphens,
            encoding=extraction.encoding.name if self.encoding and extraction.encoding else "",
        )
        if open_ones := questions(extraction, decisions):
            refused = StillOpen(name, extraction, open_ones)
            flags = [_FLAGS[question] for question in open_ones]
            raise NotIngested(
                [f"{said}: {flag}" for said, flag in zip(refused.reasons, flags, strict=True)]
            )
        return decisions

    def with_taken(
        self, name: str, extraction: Extraction, metadata: Metadata | None
    ) -> Metadata | None:
        """Raises NotIngested for a name of which nothing or two things are said."""
        values, unclear = taken(extraction, self.take)
        if unclear:
            found = ", ".join(unclear)
            reason = f"--take {found}: the source says nothing usable of it, or several things"
            raise NotIngested([f"{name}: {reason}"])
        metadata = metadata or Metadata(given=frozenset(), where=name)
        new: dict[str, Any] = {k: v for k, v in values.items() if k not in metadata.given}
        if "publisher" in new:
            new["publisher"] = PublisherMetadata(new["publisher"])
        return replace(metadata, given=metadata.given | new.keys(), **new)


def shown(name: str, extraction: Extraction) -> Iterator[str]:
    made_by = extraction.extractor
    yield f"{name}: read as {made_by.name}, version {made_by.version}"
    for number, block in enumerate(extraction.blocks):
        text = Truncator(" ".join(block.text.split())).chars(_SHOWN_CHARACTERS)
        reason = f" [out: {LEFT_OUT[block.leave_out]}]" if block.leave_out else ""
        yield f"  {number:>4}{reason} {text}"
    number = 0
    for block in extraction.blocks:
        for hyphen in block.hyphenations:
            around = block.text[max(0, hyphen.offset - 12) : hyphen.offset + 12]
            yield f"  hyphen {number}: {' '.join(around.split())}"
            number += 1
    yield from _said(extraction)


def remarks(extraction: Extraction, outcome: Outcome) -> Iterator[str]:
    if left_out := len(outcome.revision.left_out):
        yield f"  left out: {left_out} of {len(extraction.blocks)} paragraphs"
    yield from _said(extraction)


def _said(extraction: Extraction) -> Iterator[str]:
    for finding in extraction.findings:
        yield f"  finding: {finding_sentence(finding)}"
    for value in extraction.metadata:
        edtf = f" = {value.edtf}" if value.edtf else ""
        yield f"  says: {value.name}{edtf} ({evidence(value)}; {value.strength})"
