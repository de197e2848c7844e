"""Factories of what is fetched, closed and removed; see `tests/factories.py`."""

import hashlib
from typing import Any

from claims.models import EvidenceCopy, EvidenceFile, EvidenceLink
from corpus.models import Document, RemovedDocument
from tests.factories import AT, make_document, make_evidence, make_revision, make_user
from tests.promises import run


def make_evidence_link(**overrides: Any) -> EvidenceLink:
    values = {"address": "https://stockholm.example/bokslut-2022", "state_since": AT}
    return EvidenceLink.objects.create(**values | overrides)


def make_evidence_copy(link: EvidenceLink | None = None, **overrides: Any) -> EvidenceCopy:
    """One that has come, unless something else is said."""
    values = {
        "link": link or make_evidence_link(),
        "asked_at": AT,
        "asked_by": overrides.get("asked_by") or make_user(),
        "fetched_at": AT,
        "content": b"WARC/1.1",
        "robots": "allowed",
    }
    return EvidenceCopy.objects.create(**values | overrides)


def make_removed_document(document: Document | None = None) -> RemovedDocument:
    """The tombstone of a document with a text."""
    document = document or make_revision(document=make_document()).document
    run(
        "SELECT corpus_remove_document(%s, %s, %s, %s)",
        document.pk,
        make_user().pk,
        "Fel fil.",
        str(AT),
    )
    return RemovedDocument.objects.get(public_id=document.public_id)


def make_evidence_file(content: bytes = b"%PDF-1.7", name: str = "bokslut.pdf") -> EvidenceFile:
    return EvidenceFile.objects.create(
        evidence=make_evidence(),
        name=name,
        content=content,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        added_at=AT,
        added_by=make_user(),
    )
