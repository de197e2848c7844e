"""A place in a text as the browser sends it, held against the text that is kept."""

from dataclasses import dataclass

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from claims.admin.reader.access import ReaderRefused
from corpus.anchoring import Span
from corpus.closing import require_open
from corpus.models import Document, Revision
from corpus.strict_json import Entry


@dataclass(frozen=True, slots=True)
class SourcePlace:
    revision: Revision
    span: Span

    @property
    def quote(self) -> str:
        return self.revision.text[self.span.start : self.span.end]


@dataclass(frozen=True, slots=True)
class SentPlace:
    """Offsets in code points, the words between them, and which text they are of."""

    number: int
    sha256: str
    start: int
    end: int
    quote: str

    @classmethod
    def read(cls, sent: Entry) -> "SentPlace":
        return cls(
            number=sent.number("revision") or 0,
            sha256=sent.text("sha256", required=True),
            start=sent.number("start") or 0,
            end=sent.number("end") or 0,
            quote=sent.text("quote", required=True),
        )

    def on(self, revision: Revision) -> SourcePlace:
        """Raises ReaderRefused (409) where text and words disagree."""
        if (self.number, self.sha256) != (revision.number, revision.text_sha256):
            raise ReaderRefused(
                409, _("This is another text than the page shows. Load the page again.")
            )
        if not (self.start < self.end <= revision.length):
            raise ReaderRefused(409, _("There is no such place in the text. Load the page again."))
        if revision.text[self.start : self.end] != self.quote:
            raise ReaderRefused(
                409,
                _(
                    "The text does not have these words from character %(start)d to %(end)d. "
                    "Nothing was saved: load the page again, and mark them once more."
                )
                % {"start": self.start, "end": self.end},
            )
        return SourcePlace(revision, Span(self.start, self.end))


def document_of(public_id: str) -> Document:
    """One whose text may be read. Raises ClosedToReaders."""
    document = get_object_or_404(Document, public_id=public_id)
    require_open(document)
    return document


def newest_text(document: Document) -> Revision:
    """What claims are marked in. Raises ReaderRefused for a document without a text."""
    revision = document.revisions.defer("original").order_by("-number").first()
    if revision is None:
        raise ReaderRefused(409, _("This document has no text yet."))
    return revision
