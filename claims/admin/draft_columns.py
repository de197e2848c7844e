"""How the columns of the desk's own export are called for people; files keep the names."""

from typing import Any

from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from claims.exports.drafts import DRAFTS

LABELS: dict[str, Any] = {
    "id": gettext_lazy("Public id"),
    "statement": gettext_lazy("statement"),
    "quote": gettext_lazy("quote"),
    "speaker": gettext_lazy("speaker"),
    "speaker_id": gettext_lazy("the speaker’s public id"),
    "party": gettext_lazy("party"),
    "role": gettext_lazy("role at the time"),
    "attribution": gettext_lazy("why this speaker"),
    "date": gettext_lazy("date"),
    "date_earliest": gettext_lazy("earliest day"),
    "date_latest": gettext_lazy("latest day"),
    "date_evidence": gettext_lazy("evidence for the date"),
    "document": gettext_lazy("the document’s file name"),
    "document_id": gettext_lazy("the document’s public id"),
    "document_title": gettext_lazy("the document’s title"),
    "revision": gettext_lazy("number of the text"),
    "source_sha256": gettext_lazy("SHA-256 of the text"),
    "section": gettext_lazy("section"),
    "span_start": gettext_lazy("the quote’s first character"),
    "span_end": gettext_lazy("the character after the quote"),
    "kind": gettext_lazy("kind"),
    "topics": gettext_lazy("topics"),
    "quantities": gettext_lazy("quantities"),
    "worthiness": gettext_lazy("check-worthiness"),
    "worthiness_reason": gettext_lazy("why it is worth checking"),
    "verification_status": gettext_lazy("verification status"),
    "rating": gettext_lazy("verdict"),
    "summary": gettext_lazy("summary"),
    "explanation": gettext_lazy("explanation"),
    "missing": gettext_lazy("what is missing"),
    "evidence": gettext_lazy("how many pieces of evidence"),
    "author": gettext_lazy("author of the check"),
    "submitted_by": gettext_lazy("submitted by"),
    "approved_by": gettext_lazy("approved by"),
    "version": gettext_lazy("newest published version"),
    "created_by": gettext_lazy("created by"),
    "created_at": gettext_lazy("created at"),
    "headline": gettext_lazy("headline"),
}


def column_choices() -> list[tuple[str, Any]]:
    """What it is called, and in small print what it is called in the file."""
    return [
        (
            column.name,
            format_html(
                '{} <code class="second-line">{}</code>',
                capfirst(str(LABELS[column.name])),
                column.name,
            ),
        )
        for column in DRAFTS.columns
    ]
