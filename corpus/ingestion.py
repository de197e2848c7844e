"""Bringing a file's text into the database: as a new document, or as the next revision of one."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from hashlib import sha256
from typing import NamedTuple

import psycopg
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from corpus.extraction.blocks import Extraction, ReadingOptions
from corpus.extraction.freezing import Decisions
from corpus.metadata import Metadata, PublisherMetadata, SectionMetadata
from corpus.models import Document, IssuedId, Page, Publisher, Revision, Section
from corpus.normalisation import NORMALISATION_VERSION, NormalisedText
from corpus.sections import outside_text, place_sections
from corpus.source_texts import (
    NotIngested,
    SourceText,
    frozen_text,
    refuse_large,
    source_text,
    usable_name,
)

# What metadata says of the document itself; its sections belong to a revision.
_DOCUMENT_FIELDS = (
    *("key", "title", "kind", "byline", "reference", "language", "url", "archived_url"),
    *("date_edtf", "date_evidence", "retrieved_on", "notes", "rights_note", "full_text_public"),
)


KEY_MAX_CHARACTERS = 200


class Happened(Enum):
    NEW_DOCUMENT = auto()
    NEW_REVISION = auto()
    METADATA_UPDATED = auto()
    UNCHANGED = auto()


class WaitingClaim(NamedTuple):
    """A claim on a revision that is no longer its document's newest."""

    public_id: str
    revision: int
    quote: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file. `updated` names what the metadata changed, as people call it."""

    document: Document
    revision: Revision
    happened: Happened
    updated: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    waiting: tuple[WaitingClaim, ...] = ()

    @property
    def sentence(self) -> str:
        text = {
            Happened.NEW_DOCUMENT: _("new document %(id)s, %(length)d code points"),
            Happened.NEW_REVISION: _(
                "new revision %(number)d of document %(id)s, %(length)d code points"
            ),
            Happened.METADATA_UPDATED: _(
                "the text of document %(id)s is unchanged (revision %(number)d)"
            ),
            Happened.UNCHANGED: _("unchanged: revision %(number)d of document %(id)s"),
        }[self.happened]
        text %= {
            "id": self.document.public_id,
            "number": self.revision.number,
            "length": self.revision.length,
        }
        if self.updated:
            text += "; " + _("metadata updated: %(what)s") % {"what": ", ".join(self.updated)}
        return text


def ingest(
    name: str,
    content: bytes,
    metadata: Metadata | None,
    *,
    by: User | None,
    at: datetime,
    options: ReadingOptions | None = None,
    decisions: Decisions | None = None,
    extraction: Extraction | None = None,
) -> Outcome:
    """Store the text of the file called `name` in one transaction. Raises NotIngested.

    A document is recognised by its metadata's key, else by its file name. A text that is the same
    as its newest revision is left alone. What the metadata states is stored either way. `options`
    and `decisions` are for what has to be read first, such as PDF (`corpus.source_texts`);
    `extraction` is what was read with these options, where it has been already.
    """
    name = usable_name(name)
    if extraction is None:
        text = source_text(name, content, options, decisions)
    else:
        refuse_large(name, len(content))
        text = frozen_text(name, content, extraction, decisions or Decisions())
    metadata = metadata or Metadata(given=frozenset(), where=name)
    try:
        return _store(name, text, metadata, by, at)
    except IntegrityError as error:
        if _constraint(error) == "revision_text_is_nfc":
            reason = _("characters that are too new for this Python or this PostgreSQL to compare")
            raise NotIngested([f"{name}: {reason}"]) from error
        if recognise(name, metadata.key) is None:
            raise
        # Another process made the same document in the same moment: now it can be seen.
        return _store(name, text, metadata, by, at)


def key_of_page(name: str, page: str) -> str:
    """What is known by it is one page of an archive: another page is another document."""
    key = f"{name} › {page}"
    if len(key) <= KEY_MAX_CHARACTERS:
        return key
    digest = sha256(key.encode()).hexdigest()
    return f"{key[: KEY_MAX_CHARACTERS - len(digest) - 1]} {digest}"


def recognise(
    name: str, key: str = "", documents: QuerySet[Document] | None = None, *, page: str = ""
) -> Document | None:
    """The document that a file is a text of, if there is one. Raises NotIngested if there are two.

    A key that is new is given to a document that has only gone by its file name so far; of a file
    with several pages to the one that was read from this `page`.
    """
    documents = Document.objects.all() if documents is None else documents
    if key:
        known = documents.filter(key=key).first()
        named = known or documents.filter(key=name, file_name=name).first()
        return named if known or named is None or page == page_read(named) else None
    found = list(documents.filter(Q(key=name) | Q(file_name=name))[:3])
    for document in found:
        if document.key == name:
            return document
    if len(found) > 1:
        keys = ", ".join(document.key for document in found)
        reason = _("several documents have this file name (%(keys)s): give the key in the metadata")
        raise NotIngested([f"{name}: {reason % {'keys': keys}}"])
    return found[0] if found else None


def page_read(document: Document) -> str:
    """Which page of its file the document's newest text was read from; empty where it has one."""
    newest = document.newest_revision
    reading = newest.options.get("reading", {}) if newest else {}
    return str(reading.get("page", ""))


@transaction.atomic
def _store(
    name: str, source: SourceText, metadata: Metadata, by: User | None, at: datetime
) -> Outcome:
    text = source.text
    # Locked: who ingests the same document meanwhile waits, and then sees what was stored here.
    documents = Document.objects.select_for_update()
    page = source.options.get("reading", {}).get("page", "")
    found = recognise(name, metadata.key, documents, page=page)
    document = found or Document(key=name, title=name, file_name=name)
    if found is None and metadata.public_id:
        document.public_id = metadata.public_id
    if document.is_closed:
        reason = _("the document %(id)s is closed: it takes no new text")
        raise NotIngested([f"{name}: {reason % {'id': document.public_id}}"])
    updated = _update(document, name, metadata)
    if reasons := _misfits(document, metadata, len(text.text)):
        raise NotIngested(reasons)
    if updated or found is None:
        document.save()

    newest = document.revisions.defer(*Revision.bulky()).order_by("-number").first()
    if newest and newest.text_sha256 == text.text_sha256:
        revision, remarks = newest, []
    else:
        remarks = _remarks(document, newest, source, metadata)
        number = newest.number + 1 if newest else 1
        revision = add_revision(document, number, text, by=by, at=at, source=source)
    sections = _sections(source, metadata, is_new=revision is not newest)
    if sections is not None:
        changed, reasons = place_sections(revision, sections)
        if reasons:
            raise NotIngested([f"{metadata.where}: {reason}" for reason in reasons])
        if changed:
            updated.append(str(Section._meta.verbose_name_plural))

    if found is None:
        happened, updated = Happened.NEW_DOCUMENT, []
    elif revision is not newest:
        happened = Happened.NEW_REVISION
    else:
        happened = Happened.METADATA_UPDATED if updated else Happened.UNCHANGED
    return Outcome(document, revision, happened, tuple(updated), tuple(remarks), _waiting(revision))


def _sections(
    source: SourceText, metadata: Metadata, *, is_new: bool
) -> tuple[SectionMetadata, ...] | None:
    """Those that somebody states, else those that a new text came with; None: leave them alone."""
    if "sections" in metadata.given:
        return metadata.sections
    return source.numbered_sections() if is_new and source.sections else None


def _update(document: Document, name: str, metadata: Metadata) -> list[str]:
    """Set what the metadata states; the names of the fields that this changed."""
    values: dict[str, object] = {"file_name": name}
    for field in _DOCUMENT_FIELDS:
        if field in metadata.given:
            values[field] = getattr(metadata, field)
    if "publisher" in metadata.given:
        values["publisher"] = _publisher(metadata.publisher)
    updated = []
    for field, value in values.items():
        if getattr(document, field) != value:
            setattr(document, field, value)
            updated.append(str(Document._meta.get_field(field).verbose_name))  # type: ignore[union-attr]
    return updated


def _publisher(entry: PublisherMetadata | None) -> Publisher | None:
    if entry is None:
        return None
    publisher, _made = Publisher.objects.get_or_create(name=entry.name, defaults={"url": entry.url})
    if entry.url and publisher.url != entry.url:
        publisher.url = entry.url
        publisher.save()
    return publisher


def _misfits(document: Document, metadata: Metadata, length: int) -> list[str]:
    """What only shows when the metadata meets the document and its text."""
    reasons = []
    if metadata.public_id and metadata.public_id != document.public_id:
        reason = _("the document has the id %(id)s, which never changes")
        reasons.append(f"{metadata.where}: id: {reason % {'id': document.public_id}}")
    elif document.pk is None and IssuedId.objects.filter(pk=document.public_id).exists():
        reason = _("the id %(id)s was issued before, and none is used again")
        reasons.append(f"{metadata.where}: id: {reason % {'id': document.public_id}}")
    if document.full_text_public and not document.rights_note.strip():
        reason = _("the full text may only be shown where the rights note says why")
        reasons.append(f"{metadata.where}: full_text_public: {reason}")
    for index, section in enumerate(metadata.sections):
        if reason := outside_text(section.end, length):
            reasons.append(f"{metadata.where}: sections[{index}].end: {reason}")
    return reasons


def add_revision(
    document: Document,
    number: int,
    text: NormalisedText,
    *,
    by: User | None,
    at: datetime,
    source: SourceText | None = None,
) -> Revision:
    """Store a text of the document under this number, with how it was read, and its pages."""
    source = source or SourceText(text)
    revision = Revision.objects.create(
        document=document,
        number=number,
        text=text.text,
        length=len(text.text),
        text_sha256=text.text_sha256,
        original=text.original,
        original_sha256=text.original_sha256,
        normalisation_version=NORMALISATION_VERSION,
        created_at=at,
        created_by=by,
        **source.columns(),
    )
    Page.objects.bulk_create(source.page_rows(revision))
    return revision


def _remarks(
    document: Document, newest: Revision | None, source: SourceText, metadata: Metadata
) -> list[str]:
    """What whoever ingests a new text should know."""
    remarks = []
    twins = Revision.objects.filter(text_sha256=source.text.text_sha256).select_related("document")
    for twin in twins.defer(*Revision.bulky())[:3]:
        remark = _("the same text as revision %(number)d of document %(id)s, “%(title)s”")
        remarks.append(
            remark
            % {"number": twin.number, "id": twin.document.public_id, "title": twin.document.title}
        )
    stated = "sections" in metadata.given or source.sections
    if newest and not stated and newest.sections.exists():
        remarks.append(_("the sections of the revision before were not carried over"))
    return remarks


def _waiting(newest: Revision) -> tuple[WaitingClaim, ...]:
    # By the relation's name: claims know of sources, never the reverse.
    rows = (
        Revision.objects.filter(document=newest.document_id, number__lt=newest.number)
        .filter(claims__isnull=False)
        .order_by("number", "claims__start", "claims__pk")
        .values_list("claims__public_id", "number", "claims__quote")
    )
    return tuple(WaitingClaim(*row) for row in rows)


def _constraint(error: IntegrityError) -> str | None:
    cause = error.__cause__
    return cause.diag.constraint_name if isinstance(cause, psycopg.Error) else None
