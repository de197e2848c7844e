"""What is known about documents beside their texts: a JSON file in, frozen dataclasses out.

    {"documents": [{"file": "002_….txt", "title": "…", "kind": "interview", "date": "2023~", …}]}

A key that is missing leaves the document's value as it is; null or "" empties it.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import timezone

from corpus.identifiers import is_public_id
from corpus.models import Document, Publisher, Section
from corpus.sensible_dates import SENSIBLE_FIRST_YEAR, DateOddity, oddity_of
from corpus.strict_json import Check, Entry, NotJson, Pairs, decode

# BCP 47 as it is written by custom: language, script, region, variants.
_LANGUAGE = re.compile(
    r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
)

# Keys that are called otherwise than the attribute.
_ATTRIBUTES = {"date": "date_edtf", "id": "public_id"}


@dataclass(frozen=True, slots=True)
class PublisherMetadata:
    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class SectionMetadata:
    """A part of the text; `start`, `end` and `heading_end` are code points, half-open."""

    number: int
    title: str
    start: int
    end: int
    heading_end: int
    date_edtf: str = ""
    date_evidence: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is said about one document.

    `given` names the attributes that are stated at all; the others are left as they are. `where`
    is what messages begin with, such as `documents.json: 002_….txt`.
    """

    given: frozenset[str]
    where: str = ""
    public_id: str = ""
    key: str = ""
    title: str = ""
    kind: str = Document.Kind.OTHER
    publisher: PublisherMetadata | None = None
    byline: str = ""
    reference: str = ""
    language: str = ""
    url: str = ""
    archived_url: str = ""
    date_edtf: str = ""
    date_evidence: str = ""
    retrieved_on: date | None = None
    notes: str = ""
    rights_note: str = ""
    full_text_public: bool = False
    sections: tuple[SectionMetadata, ...] = ()


class BadMetadata(ValueError):
    """`mistakes` has every one, each with its place."""

    def __init__(self, mistakes: Iterable[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(self.mistakes))


@dataclass(frozen=True, slots=True)
class MetadataFile:
    """What a file says, by the name of the text file that it says it of."""

    documents: Mapping[str, Metadata]
    mistakes: Mapping[str, list[str]]

    def about(self, name: str) -> Metadata | None:
        """None where nothing is said. Raises BadMetadata for an entry with mistakes."""
        name = unicodedata.normalize("NFC", name)
        if mistakes := self.mistakes.get(name):
            raise BadMetadata(mistakes)
        return self.documents.get(name)


def is_language_tag(text: str) -> bool:
    return _LANGUAGE.fullmatch(text) is not None


def parse_metadata(content: bytes, name: str) -> MetadataFile:
    """Read a metadata file called `name`.

    Raises BadMetadata for what spoils the whole file. An entry's own mistakes wait until that
    entry is asked for, so that the other documents can still be ingested.
    """
    try:
        values = decode(content)
    except NotJson as error:
        raise BadMetadata([f"{name}: {error}"]) from error
    if not isinstance(values, Pairs):
        raise BadMetadata([f"{name}: must be an object, within {{ }}"])
    mistakes: list[str] = []
    whole = Entry(values, name, mistakes)
    documents: dict[str, Metadata] = {}
    by_file: dict[str, list[str]] = {}
    for found in whole.entries("documents", required=True):
        file = found.text("file", _checked_by(Document, "file_name"), required=True)
        if "/" in file or "\\" in file:
            found.wrong("file", f"“{file}” must be a name without folders")
        elif file in documents:
            found.wrong("file", f"“{file}” has an entry already")
        elif file:
            entry = Entry(found.values, f"{name}: {file}", by_file.setdefault(file, []))
            documents[file] = _metadata(entry)
    whole.done()
    keys = Counter(metadata.key or file for file, metadata in documents.items())
    mistakes += [f"{name}: two entries have the key “{key}”" for key, n in keys.items() if n > 1]
    if mistakes:
        raise BadMetadata(mistakes)
    return MetadataFile(documents, by_file)


def _metadata(entry: Entry) -> Metadata:
    def text(key: str, *, required: bool = False) -> str:
        check = _is_past if key == "date" else _checked_by(Document, _ATTRIBUTES.get(key, key))
        return entry.text(key, check, required=required)

    entry.known.add("file")
    metadata = Metadata(
        given=frozenset(_ATTRIBUTES.get(key, key) for key in entry.given if key != "file"),
        where=entry.where,
        public_id=entry.text("id", _is_public_id, required="id" in entry.given),
        key=text("key", required="key" in entry.given),
        title=text("title", required=True),
        kind=entry.text("kind", _is_kind, required=True),
        publisher=_publisher(entry.entry("publisher")),
        byline=text("byline"),
        reference=text("reference"),
        language=entry.text("language", _is_language, required="language" in entry.given),
        url=text("url"),
        archived_url=text("archived_url"),
        date_edtf=text("date"),
        date_evidence=text("date_evidence"),
        retrieved_on=entry.day("retrieved_on"),
        notes=text("notes"),
        rights_note=text("rights_note"),
        full_text_public=entry.flag("full_text_public"),
        sections=_sections(entry),
    )
    entry.done()
    return metadata


def _publisher(entry: Entry | None) -> PublisherMetadata | None:
    if entry is None:
        return None
    name = entry.text("name", _checked_by(Publisher, "name"), required=True)
    publisher = PublisherMetadata(name, entry.text("url", _checked_by(Publisher, "url")))
    entry.done()
    return publisher


def _sections(entry: Entry) -> tuple[SectionMetadata, ...]:
    sections: list[SectionMetadata] = []
    for found in entry.entries("sections"):
        if section := _section(found, sections[-1] if sections else None):
            sections.append(section)
    return tuple(sections)


def _section(entry: Entry, before: SectionMetadata | None) -> SectionMetadata | None:
    """None when a number is missing; that is noted, like everything else."""
    number = entry.number("number")
    start, end, heading_end = (entry.number(key) for key in ("start", "end", "heading_end"))
    title = entry.text("title", _checked_by(Section, "title"), required=True)
    date_edtf = entry.text("date", _is_past)
    date_evidence = entry.text("date_evidence")
    entry.done()
    if number is None or start is None or end is None or heading_end is None:
        return None
    if number < 1:
        entry.wrong("number", "sections are numbered from 1")
    if end <= start:
        entry.wrong("end", f"{end} is not after the start, {start}")
    elif not start <= heading_end <= end:
        entry.wrong("heading_end", f"{heading_end} is outside the section, {start} to {end}")
    if before and number <= before.number:
        entry.wrong("number", f"{number} is out of order: it follows {before.number}")
    if before and start < before.start:
        entry.wrong(
            "start", f"{start} is out of order: the section before starts at {before.start}"
        )
    elif before and start < before.end:
        entry.wrong("start", f"{start} overlaps the section before, which ends at {before.end}")
    return SectionMetadata(number, title, start, end, heading_end, date_edtf, date_evidence)


def _checked_by(model: type[Model], name: str) -> Check:
    """What the field that will hold the text says to it: too long, not an address, not EDTF."""
    field = model._meta.get_field(name)

    def check(text: str) -> list[str]:
        try:
            field.run_validators(text)  # type: ignore[union-attr]
        except ValidationError as error:
            return error.messages
        return []

    return check


def _is_past(text: str) -> list[str]:
    """Of the date on which something was published: what its field says, and whether it can be."""
    if mistakes := [*_checked_by(Document, "date_edtf")(text)]:
        return mistakes
    oddity = oddity_of(text, timezone.localdate())
    if oddity is DateOddity.LONG_AGO:
        year = SENSIBLE_FIRST_YEAR
        return [f"“{text}” is before the year {year}: if it is right, add it at the desk"]
    return [f"“{text}” hasn't come yet: if it is right, add it at the desk"] if oddity else []


def _is_public_id(text: str) -> list[str]:
    return [] if is_public_id(text) else [f"“{text}” is not a public id"]


def _is_kind(text: str) -> list[str]:
    known = ", ".join(Document.Kind.values)
    return [] if text in Document.Kind.values else [f"“{text}” is unknown; known are {known}"]


def _is_language(text: str) -> list[str]:
    if is_language_tag(text):
        return []
    return [f"“{text}” is not a BCP 47 language such as sv, en-GB or sr-Latn"]
