"""Between a file's upload and its frozen text: kept, read again, frozen or discarded.

What is large is read by the worker, once; everything else whenever it is asked for.
"""

from contextlib import suppress
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from corpus.extraction.blocks import Extraction, ReadingOptions
from corpus.extraction.freezing import Decisions
from corpus.extraction.keeping import KeptByAnother, as_json, from_json
from corpus.extraction.pages import list_pages
from corpus.extraction.readers.warc import ArchivedPage
from corpus.extraction.reading import extract
from corpus.extraction.refusals import SourceRefused
from corpus.ingestion import Happened, Outcome, ingest
from corpus.metadata import Metadata
from corpus.models import Document, SourceDraft
from corpus.source_sentences import as_reason
from corpus.source_texts import (
    MENDED_BY_A_CHOICE,
    ChoiceNeeded,
    NotIngested,
    read_source,
    refuse_large,
    usable_name,
)
from corpus.workers import without_job

# A file of this size is read within a second; a larger one may take half a minute.
READ_AT_ONCE_BYTES = 500_000


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

    Whatever can't be read is not stored; of a large one the worker finds that out.
    """
    name = usable_name(name)
    refuse_large(name, len(content))
    options = ReadingOptions(name=name, media_type=media_type)
    large = len(content) > READ_AT_ONCE_BYTES
    if not large:
        with suppress(ChoiceNeeded):  # the draft's own page asks for it
            read_source(name, content, options)
    with transaction.atomic():
        draft = SourceDraft.objects.create(
            file_name=name,
            content=content,
            options=asdict(options),
            to_read=large,
            document=document,
            created_at=at,
            created_by=by,
        )
        if large:
            _later(draft)
    return draft


def _later(draft: SourceDraft) -> None:
    app.configure_task("read_draft").defer(draft=draft.pk)


def read_waiting(key: int) -> None:
    """For the worker: read the draft and keep what was read, or why it can't be.

    Discarded meanwhile, or read by another worker: then there is nothing to do.
    """
    draft = SourceDraft.objects.to_be_read().filter(pk=key).first()
    if draft is None:
        return
    changed: dict[str, Any] = {"to_read": False}
    try:
        changed["reading"] = as_json(extract(bytes(draft.content), reading_options(draft)))
    except SourceRefused as refused:
        if refused.code not in MENDED_BY_A_CHOICE:
            changed["content"] = b""
            changed["refused"] = as_reason("source", refused.code, refused.details)
    # What somebody has chosen meanwhile is read by a job of its own.
    SourceDraft.objects.to_be_read().filter(pk=key, options=draft.options).update(**changed)


def give_up_without_job() -> list[int]:
    """Drafts that wait for a job that has failed for good, or was lost; their keys. The file stays,
    and the draft says that it could not be read, until somebody asks for it again."""
    waiting = SourceDraft.objects.to_be_read()
    keys = without_job("read_draft", waiting.values_list("pk", flat=True))
    waiting.filter(pk__in=keys).update(to_read=False, refused=as_reason("fetch", "given_up", {}))
    return keys


def read_again(draft: SourceDraft) -> None:
    """Of one that was given up."""
    with transaction.atomic():
        given_up = SourceDraft.objects.filter(pk=draft.pk, refused__isnull=False)
        if given_up.exclude(content=b"").update(refused=None, to_read=True):
            _later(draft)


def reading_options(draft: SourceDraft) -> ReadingOptions:
    return ReadingOptions(**draft.options)


def read_draft(draft: SourceDraft) -> Extraction:
    """Raises NotIngested; ChoiceNeeded where a page or an encoding must be chosen first."""
    if draft.reading is not None:
        with suppress(KeptByAnother):
            return from_json(draft.reading)
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
    draft.reading, draft.to_read = None, len(draft.content) > READ_AT_ONCE_BYTES
    with transaction.atomic():
        draft.save(update_fields=["options", "reading", "to_read"])
        if draft.to_read:
            _later(draft)


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
        extraction=read_draft(kept),
    )
    if is_new and outcome.happened is not Happened.NEW_DOCUMENT:
        raise NotIngested([_("Somebody added this document in the same moment.")])
    kept.delete()
    return outcome
