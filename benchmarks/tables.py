"""The rows that the generator makes, and which columns they fill; the others keep their defaults.

Each group of tables can be loaded when those before it are.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from claims.models import ClaimVersion

DOCUMENTS = {
    "corpus_document": (
        *("id", "public_id", "key", "file_name", "title", "kind", "publisher_id", "byline"),
        *("reference", "language", "url", "archived_url", "date_edtf", "date_earliest"),
        *("date_latest", "date_evidence", "notes", "rights_note", "full_text_public"),
    ),
    "corpus_revision": (
        *("id", "document_id", "number", "text", "length", "text_sha256", "original"),
        *("original_sha256", "normalisation_version", "created_at", "created_by_id"),
    ),
    "corpus_section": (
        *("id", "revision_id", "number", "title", "start", "end", "heading_end"),
        *("date_edtf", "date_evidence"),
    ),
}
# Evidence first: an assessment that is there, and approved, takes no more of it.
CHECKS = {
    "claims_evidence": (
        *("assessment_id", "position", "url", "archive_url", "title", "publisher"),
        *("published_on", "published_on_basis", "stance", "primary", "summary"),
    ),
    "claims_assessment": (
        *("id", "rating_id", "summary", "explanation", "missing", "searched", "author_id"),
        *("submitted_at", "submitted_by_id", "approved_at", "approved_by_id"),
    ),
}
CLAIMS = {
    "claims_claim": (
        *("id", "public_id", "revision_id", "section_id", "start", "end", "quote", "statement"),
        *("kind", "speaker_id", "role_id", "attribution", "date_edtf", "date_earliest"),
        *("date_latest", "date_evidence", "worthiness", "worthiness_reason", "status"),
        *("assessment_id", "created_at", "created_by_id"),
    ),
    "claims_quantity": (
        *("claim_id", "position", "text", "value", "value_max", "unit", "qualifier", "period"),
    ),
}
AROUND = {
    "claims_claim_topics": ("claim_id", "topic_id"),
    "claims_voice": ("claim_id", "capacity", "speaker_id", "role_id", "position"),
}
VERSIONS = {
    "claims_claimversion": (
        *("claim_id", "number", "publication", "kind", "note", "revision_id", "status"),
        *("rating_id", "record", "published_at", "published_by_id"),
    ),
}

Row = tuple[Any, ...]


@dataclass(slots=True)
class Batch:
    """Rows by table, and the versions that they amount to."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    versions: list[ClaimVersion] = field(default_factory=list)
    # The texts of the documents whose rights notes allow it, by public id.
    public_texts: dict[str, str] = field(default_factory=dict)
