"""One draft on its page: what is shown of it and asked about it, and what metadata that makes."""

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from pathlib import PurePath

from django.db.models import Q
from django.utils import timezone

from corpus.admin.source_forms import DecisionsForm, NewSourceForm, ReadingForm
from corpus.extraction.blocks import Extraction
from corpus.ingestion import page_read, recognise
from corpus.metadata import Metadata
from corpus.models import Document, SourceDraft
from corpus.source_sentences import kind_of_source
from corpus.source_texts import NotIngested


@dataclass(slots=True)
class DraftPage:
    """What is shown of a draft, and asked about it."""

    draft: SourceDraft
    extraction: Extraction | None
    reading: ReadingForm
    known: Document | None = None
    decisions: DecisionsForm | None = None
    about: NewSourceForm | None = None

    @property
    def read_as(self) -> str:
        return kind_of_source(self.extraction.extractor.name) if self.extraction else ""


def fingerprint(extraction: Extraction) -> str:
    """Of the reading that a form was made from: block numbers mean nothing in another one."""
    said = json.dumps(asdict(extraction.extractor), sort_keys=True)
    return hashlib.sha256(said.encode("utf-8", "backslashreplace")).hexdigest()


def known_document(name: str, page: str) -> Document | None:
    """That has this file's name, and was read from the same page of it."""
    try:
        known = recognise(name)
    except NotIngested:  # several have it: then it is another one, or brought in on its page
        return None
    return known if known and page_read(known) == page else None


def metadata_of(shown: DraftPage, form: DecisionsForm) -> Metadata:
    """Of the document that it belongs to, which keeps what is known of it; else of a new one."""
    draft, about = shown.draft, shown.about
    document = draft.document
    if document is None and form.cleaned_data.get("belongs") == "known":
        document = shown.known
    if document is not None or about is None:
        key = document.key if document else draft.file_name
        return Metadata(given=frozenset({"key"}), where=draft.file_name, key=key)
    said = about.metadata(draft.file_name, _free_name(draft))
    if draft.fetched_at is None:
        return said
    on = timezone.localdate(draft.fetched_at)
    return replace(said, given=said.given | {"retrieved_on"}, retrieved_on=on)


def _free_name(draft: SourceDraft) -> str:
    """The file's name; with the draft's number where a document goes by that name already."""
    name = draft.file_name
    if not Document.objects.filter(Q(key=name) | Q(file_name=name)).exists():
        return name
    path = PurePath(name)
    return str(path.with_stem(f"{path.stem} ({draft.pk})"))
