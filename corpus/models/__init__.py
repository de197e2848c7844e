"""One aggregate a module; imported from here."""

from corpus.models.drafts import SourceDraft
from corpus.models.removed import RemovedDocument
from corpus.models.sources import (
    Document,
    IssuedId,
    Page,
    Publisher,
    Revision,
    Section,
    bad_date,
    public_id_field,
    validate_edtf,
)

__all__ = [
    "Document",
    "IssuedId",
    "Page",
    "Publisher",
    "RemovedDocument",
    "Revision",
    "Section",
    "SourceDraft",
    "bad_date",
    "public_id_field",
    "validate_edtf",
]
