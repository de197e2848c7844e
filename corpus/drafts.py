"""Between a file's upload and its frozen text: kept, read again, frozen or discarded."""

from contextlib import suppress
from dataclasses import asdict, replace
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from corpus.extraction.blocks import Extraction, ReadingOptions
from corpus.extraction.freezing import Decisions
from corpus.extraction.pages import list_pages
from corpus.extraction.readers.warc import ArchivedPage
from corpus.extraction.refusals import SourceRefused
from corpus.ingestion import Happened, Outcome, ingest
from corpus.metadata import Metadata
from corpus.models import Document, SourceDraft
from corpus.source_texts import (
    ChoiceNeeded,
    NotIngested,
    read_source,
    refuse_large,
    usable_name,
)


def receive(
    name: str,
    content: bytes,
    *,
    by: User,
    at: datetime,
    media_type: str = "",
    document: Document | None = None,
) -> SourceDraft:
    """Keep a file that can be read, or could be as soon as something is chosen. Raises NotIngested.

    Whatever can't be read is not stored.
    """
    name = usable_name(name)
    refuse_large(name, len(content))
    options = ReadingOptions(name=name, media_type=media_type)
    with suppress(ChoiceNeeded):  # the draft's own page asks for it
        read_source(name, content, options)
    return SourceDraft.objects.create(
        file_name=name,
        content=content,
        options=asdict(options),
        document=document,
        created_at=at,
        created_by=by,
    )


def reading_options(draft: SourceDraft) -> ReadingOptions:
    return ReadingOptions(**draft.options)


def read_draft(draft: SourceDraft) -> Extraction:
    """Raises NotIngested; ChoiceNeeded where a page or an encoding must be chosen first."""
    return read_source(draft.file_name, bytes(draft.content), reading_options(draft))


def pages_of(draft: SourceDraft) -> tuple[ArchivedPage, ...]:
    """The pages or records that one is chosen of; none where the file is a single one."""
    try:
        return list_pages(bytes(draft.content), reading_options(draft))
    except SourceRefused:
        return ()


def choose(draft: SourceDraft, *, page: str, encoding: str) -> None:
    """Read it so from now on."""
    draft.options = asdict(replace(reading_options(draft), page=page, encoding=encoding))
    draft.save(update_fields=["options"])


@transaction.atomic
def freeze_draft(
    draft: SourceDraft,
    decisions: Decisions,
    metadata: Metadata,
    *,
    is_new: bool,
    by: User,
    at: datetime,
) -> Outcome:
    """Store its text as these decisions make it, and let the draft go. Raises NotIngested.

    A new document goes by its key, which is another name where a document has the file's already.
    What somebody else stored in the same moment is not taken for it.
    """
    # Locked: a second click waits, and then finds it gone.
    kept = SourceDraft.objects.select_for_update().filter(pk=draft.pk).first()
    if kept is None:
        raise NotIngested([f"{draft.file_name}: " + _("frozen or discarded in the meantime")])
    outcome = ingest(
        metadata.key if is_new else kept.file_name,
        bytes(kept.content),
        metadata,
        by=by,
        at=at,
        options=reading_options(draft),
        decisions=decisions,
    )
    if is_new and outcome.happened is not Happened.NEW_DOCUMENT:
        raise NotIngested([_("Somebody added this document in the same moment.")])
    kept.delete()
    return outcome
