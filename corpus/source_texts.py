"""From a file's bytes to the text that is stored, with how it was made of them.

UTF-8 text is taken as it stands. Whatever else comes is read (`corpus.extraction`), and made into a
text by a person's decisions; nothing is decided here.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corpus.extraction.blocks import Extraction, ReadingOptions
from corpus.extraction.freezing import (
    BadDecision,
    Decisions,
    PlacedPage,
    PlacedSection,
    Question,
    freeze,
    questions,
)
from corpus.extraction.reading import extract, recognise
from corpus.extraction.refusals import SourceRefused
from corpus.metadata import SectionMetadata
from corpus.models import Page, Revision
from corpus.normalisation import Flaw, NormalisedText, UnusableText, normalise
from corpus.source_sentences import question_sentence, refusal_sentence

_FLAWS = {
    Flaw.EMPTY_FILE: gettext_lazy("the file is empty"),
    Flaw.EMPTY_TEXT: gettext_lazy("the text is empty"),
    Flaw.NUL: gettext_lazy("a NUL character, which no text has"),
    Flaw.NOT_UTF_8: gettext_lazy("not UTF-8; save the file as UTF-8"),
    Flaw.UTF_16: gettext_lazy("the file is UTF-16; save it as UTF-8"),
    Flaw.SURROGATE: gettext_lazy("a lone surrogate, which is no character; save the file as UTF-8"),
}

# What a text is said to be read by whose own reader is not known: its bytes are the text.
FROM_PACKAGE = "package"
# Its versions: a package of before tells no pages, but what page each of its claims is on.
TOLD_BY_CLAIMS = "1"
TOLD_BY_PACKAGE = "2"

_LONGEST_NAME = 200
# Text under such a name is what it is, whatever it begins with: a page's source may be a source.
_TEXT_SUFFIX = ".txt"


class NotIngested(ValueError):
    """Nothing of the file was stored. Each of `reasons` names the file, the place, and why."""

    def __init__(self, reasons: Sequence[str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__("\n".join(self.reasons))


class StillOpen(NotIngested):
    """A person has to decide first: `open_questions` says what."""

    def __init__(self, name: str, extraction: Extraction, open_ones: Sequence[Question]) -> None:
        self.extraction = extraction
        self.open_questions = tuple(open_ones)
        super().__init__(
            [f"{name}: {question_sentence(question, extraction)}" for question in open_ones]
        )


class ChoiceNeeded(NotIngested):
    """It can be read as soon as somebody says which page of it, or in which encoding."""


MENDED_BY_A_CHOICE = {"choose_page", "no_such_page", "not_decodable", "unknown_encoding"}


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text; all beside it is a column of its revision, or rows that belong to it."""

    text: NormalisedText
    extractor: str = ""
    extractor_version: str = ""
    media_type: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    left_out: tuple[Mapping[str, Any], ...] = ()
    findings: tuple[Mapping[str, Any], ...] = ()
    tracked_changes: tuple[Mapping[str, Any], ...] = ()
    pages: tuple[PlacedPage, ...] = ()
    sections: tuple[PlacedSection, ...] = ()

    def columns(self) -> dict[str, Any]:
        """What the revision says of how its text was made."""
        return {
            "extractor": self.extractor,
            "extractor_version": self.extractor_version,
            "media_type": self.media_type,
            "options": dict(self.options),
            "left_out": list(self.left_out),
            "findings": list(self.findings),
            "tracked_changes": list(self.tracked_changes),
            "page_stretches": len(self.pages),
        }

    def page_rows(self, revision: Revision) -> list[Page]:
        return [
            Page(revision=revision, number=page.number, start=page.start, end=page.end)
            for page in self.pages
        ]

    def numbered_sections(self) -> tuple[SectionMetadata, ...]:
        return tuple(
            SectionMetadata(number=number, **asdict(section))
            for number, section in enumerate(self.sections, 1)
        )


def source_text(
    name: str,
    content: bytes,
    options: ReadingOptions | None = None,
    decisions: Decisions | None = None,
) -> SourceText:
    """The text of the file called `name`. Raises NotIngested; StillOpen where a person must decide.

    Without decisions UTF-8 text stands as it is.
    """
    refuse_large(name, len(content))
    if options is None and decisions is None and stands_as_text(name, content):
        return SourceText(usable_text(name, content))
    options = options or ReadingOptions(name=name)
    return frozen_text(name, content, read_source(name, content, options), decisions or Decisions())


def read_source(name: str, content: bytes, options: ReadingOptions) -> Extraction:
    """All that the file says, nothing decided. Raises NotIngested, which says what is wrong."""
    refuse_large(name, len(content))
    try:
        return extract(content, options)
    except SourceRefused as refused:
        kind = ChoiceNeeded if refused.code in MENDED_BY_A_CHOICE else NotIngested
        raise kind([f"{name}: {refusal_sentence(refused)}"]) from refused


def frozen_text(
    name: str, content: bytes, extraction: Extraction, decisions: Decisions
) -> SourceText:
    """The text that these decisions make of what was read. Raises NotIngested."""
    if open_ones := questions(extraction, decisions):
        raise StillOpen(name, extraction, open_ones)
    try:
        frozen = freeze(extraction, decisions)
    except UnusableText as error:
        raise NotIngested([f"{name}: {_FLAWS[error.flaw]}"]) from error
    except BadDecision as error:
        raise NotIngested([f"{name}: {error}"]) from error
    made_by = extraction.extractor
    return SourceText(
        text=frozen.with_original(content, sha256(content).hexdigest()),
        extractor=made_by.name,
        extractor_version=made_by.version,
        media_type=next(iter(recognise(content, made_by.options).media_types), ""),
        options={"reading": asdict(made_by.options), "decisions": decisions.as_json()},
        left_out=tuple(asdict(block) for block in frozen.left_out),
        findings=tuple(asdict(finding) for finding in extraction.findings),
        tracked_changes=tuple(asdict(change) for change in extraction.changes),
        pages=tuple(page for page in frozen.pages if page.start < page.end),
        sections=tuple(section for section in frozen.sections if section.start < section.end),
    )


def text_again(revision: Revision) -> NormalisedText:
    """The revision's text, made once more of its bytes, options and decisions. Raises NotIngested.

    It is the same for as long as the reader's version is the same.
    """
    content, name = bytes(revision.original), revision.document.file_name
    if revision.extractor in {"", FROM_PACKAGE}:
        return usable_text(name, content)
    options = ReadingOptions(**revision.options["reading"])
    decisions = Decisions.from_json(revision.options["decisions"])
    return source_text(name, content, options, decisions).text


def stands_as_text(name: str, content: bytes) -> bool:
    """Whether the bytes are meant to be the text itself. What is wrong with it is said later."""
    named_text = name.lower().endswith(_TEXT_SUFFIX)
    try:
        row = recognise(content, ReadingOptions())
    except SourceRefused:
        return named_text or not content
    if row.marked or not (named_text or row.key == "plain"):
        return False
    return named_text or is_utf_8(content)


def is_utf_8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def refuse_large(name: str, size: int) -> None:
    """Raises NotIngested for a file of more bytes than MAX_SOURCE_BYTES."""
    if size > settings.MAX_SOURCE_BYTES:
        reason = _("larger than %(most)d bytes, the most that MAX_SOURCE_BYTES allows")
        raise NotIngested([f"{name}: {reason % {'most': settings.MAX_SOURCE_BYTES}}"])


def usable_name(name: str) -> str:
    """The name composed (NFC), as names of files on macOS are not. Raises NotIngested."""
    printable = name.encode("utf-8", "backslashreplace").decode()
    has_control = any(unicodedata.category(character) == "Cc" for character in name)
    if printable != name or has_control or not name.strip(". ") or "/" in name:
        raise NotIngested([f"{printable!a}: " + _("not a name that can be stored")])
    name = unicodedata.normalize("NFC", name)
    if len(name) > _LONGEST_NAME:
        reason = _("the name is longer than %(most)d characters") % {"most": _LONGEST_NAME}
        raise NotIngested([f"{name}: {reason}"])
    return name


def usable_text(name: str, content: bytes) -> NormalisedText:
    """The text of the file called `name`. Raises NotIngested."""
    refuse_large(name, len(content))
    try:
        return normalise(content)
    except UnusableText as error:
        place = ""
        if error.line is not None:
            place = _("line %(line)d, column %(column)d") + ": "
            place %= {"line": error.line, "column": error.column}
        raise NotIngested([f"{name}: {place}{_FLAWS[error.flaw]}"]) from error
