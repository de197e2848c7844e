"""What a reader of any kind of source makes of it: the shapes that all of them share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    ROW = "row"
    QUOTE = "quote"
    CAPTION = "caption"
    ASIDE = "aside"
    NOTE = "note"
    PREFORMATTED = "preformatted"
    SPEECH = "speech"


class LeaveOut(StrEnum):
    """Why a block is proposed to be left out. Nothing is left out but by a person's decision."""

    NAVIGATION = "navigation"
    SITE_HEADER = "site_header"
    SITE_FOOTER = "site_footer"
    CONTROLS = "controls"
    SHARING = "sharing"
    RECOMMENDED = "recommended"
    COMMENTS = "comments"
    HIDDEN = "hidden"
    NOT_ARTICLE = "not_article"
    PAGE_HEADER = "page_header"
    PAGE_FOOTER = "page_footer"
    PAGE_NUMBER = "page_number"
    FIELD_CODE = "field_code"


@dataclass(frozen=True, slots=True)
class PageStart:
    """From `offset` (code points in the block's text) on, the block stands on page `number`."""

    offset: int
    number: int


@dataclass(frozen=True, slots=True)
class Hyphenation:
    """A hyphen at a line's end that was taken away: it stood at `offset` of the block's text.

    `dropped` is what was printed there, and what comes back where a person decides so.
    """

    offset: int
    dropped: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, item, row … in the order in which it is read.

    `before` is what stands between it and the block before: line ends, and in plain text just what
    the file has there. `level` is a heading's (1 to 6) or a list's. `where` tells a person, and
    the next who reads the same source, where it was found.
    """

    kind: BlockKind
    text: str
    before: str = "\n\n"
    level: int = 0
    where: str = ""
    leave_out: LeaveOut | None = None
    pages: tuple[PageStart, ...] = ()
    hyphenations: tuple[Hyphenation, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedSection:
    """The blocks `first` up to but not including `last`; the first `headings` are its heading."""

    title: str
    first: int
    last: int
    headings: int = 1
    date_edtf: str = ""
    date_evidence: str = ""


class Strength(StrEnum):
    """How far what was found may be relied on, before a person has looked."""

    RECORD = "record"  # the publisher's own record of it, such as the Riksdag's
    STRONG = "strong"  # written for machines by the publisher: JSON-LD, Open Graph, `time`
    VISIBLE = "visible"  # read in the visible text
    WEAK = "weak"  # set by a program, such as the properties of a PDF or a DOCX


@dataclass(frozen=True, slots=True)
class FoundValue:
    """A suggestion. `name` is title, byline, publisher, url, language, published, modified …

    `edtf` is its reading as a date, empty where it is none or reads two ways. `source` is the kind
    of place (`json-ld`), `where` the place in it (`datePublished`).
    """

    name: str
    value: str
    source: str
    where: str
    strength: Strength
    edtf: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What an editor should know. Its sentence is in `corpus/extraction/findings.py`."""

    code: str
    details: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TrackedChange:
    """An insertion or deletion that a word processor has kept, as it was written there."""

    kind: str  # inserted, deleted, moved_from, moved_to
    text: str
    author: str
    at: str  # ISO 8601 as it stands in the file, or empty
    where: str
    block: int | None = None  # in which block it stands; None for what is in none


@dataclass(frozen=True, slots=True)
class EncodingReading:
    """In which encoding the bytes were read. `must_agree`: a person has to say yes to it."""

    name: str
    declared: str = ""
    must_agree: bool = False


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """What must be known beside the bytes to read them in the same way again.

    `media_type` and `charset` as the server or the browser declared them; `name` the file's;
    `address` where it came from; `page` which page of an archive (its address), or which record
    of a file with several; `encoding` what a person chose instead of what was recognised.
    """

    media_type: str = ""
    charset: str = ""
    name: str = ""
    address: str = ""
    page: str = ""
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Extractor:
    """Who read it: kept with the revision, so that the same text can be made again."""

    name: str
    version: str
    options: ReadingOptions


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader of one kind answers, before what is common to all kinds is added."""

    blocks: tuple[Block, ...]
    ending: str = ""
    sections: tuple[ProposedSection, ...] = ()
    metadata: tuple[FoundValue, ...] = ()
    findings: tuple[Finding, ...] = ()
    changes: tuple[TrackedChange, ...] = ()
    encoding: EncodingReading | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that a source says, nothing decided yet. `ending` is what follows the last block."""

    blocks: tuple[Block, ...]
    ending: str
    sections: tuple[ProposedSection, ...]
    metadata: tuple[FoundValue, ...]
    findings: tuple[Finding, ...]
    changes: tuple[TrackedChange, ...]
    encoding: EncodingReading | None
    extractor: Extractor

    @property
    def proposed_out(self) -> frozenset[int]:
        """The numbers of the blocks that are proposed to be left out."""
        return frozenset(n for n, block in enumerate(self.blocks) if block.leave_out)

    @property
    def hyphens(self) -> int:
        """How many hyphens at line ends were joined. They are numbered from 0 in reading order."""
        return sum(len(block.hyphenations) for block in self.blocks)
