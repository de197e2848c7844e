"""Published versions: to read, never to change."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.base import DeskAdmin, link
from claims.models import ClaimVersion

# How the record's keys are called for people; others are shown as they are.
WORDS = {
    "approved_at": gettext_lazy("approved at"),
    "archive_url": gettext_lazy("archived address"),
    "archived_url": gettext_lazy("archived address"),
    "assessment": gettext_lazy("assessment"),
    "attribution": gettext_lazy("why this speaker"),
    "byline": gettext_lazy("byline"),
    "checked_at": gettext_lazy("checked at"),
    "cited_authority": gettext_lazy("cited authority"),
    "claim": gettext_lazy("claim"),
    "cosigners": gettext_lazy("cosigners"),
    "date": gettext_lazy("date"),
    "document": gettext_lazy("document"),
    "earliest": gettext_lazy("earliest day"),
    "edtf": "EDTF",
    "end": gettext_lazy("end"),
    "evidence": gettext_lazy("evidence"),
    "explanation": gettext_lazy("explanation"),
    "file": gettext_lazy("file name"),
    "full_text_public": gettext_lazy("full text may be shown in public"),
    "id": gettext_lazy("id"),
    "kind": gettext_lazy("kind"),
    "label": gettext_lazy("label"),
    "language": gettext_lazy("language"),
    "latest": gettext_lazy("latest day"),
    "length": gettext_lazy("code points"),
    "name": gettext_lazy("name"),
    "name_en": gettext_lazy("name in English"),
    "name_sv": gettext_lazy("name in Swedish"),
    "number": gettext_lazy("number"),
    "organisation": gettext_lazy("organisation"),
    "party": gettext_lazy("party"),
    "period": gettext_lazy("period"),
    "prefix": gettext_lazy("before the quote"),
    "primary": gettext_lazy("primary source"),
    "published_on": gettext_lazy("published on"),
    "publisher": gettext_lazy("publisher"),
    "qualifier": gettext_lazy("qualifier"),
    "quantities": gettext_lazy("quantities"),
    "quote": gettext_lazy("quote"),
    "rating": gettext_lazy("rating"),
    "reference": gettext_lazy("reference number"),
    "relations": gettext_lazy("relations"),
    "reported_by": gettext_lazy("reported by"),
    "retrieved_on": gettext_lazy("retrieved on"),
    "revision": gettext_lazy("revision"),
    "rights_note": gettext_lazy("rights note"),
    "role": gettext_lazy("role"),
    "roles": gettext_lazy("roles"),
    "section": gettext_lazy("section"),
    "sha256": "SHA-256",
    "source": gettext_lazy("source"),
    "speaker": gettext_lazy("speaker"),
    "speakers": gettext_lazy("speakers"),
    "stance": gettext_lazy("stance"),
    "start": gettext_lazy("start"),
    "statement": gettext_lazy("statement"),
    "suffix": gettext_lazy("after the quote"),
    "summary": gettext_lazy("summary"),
    "text": gettext_lazy("text"),
    "title": gettext_lazy("title"),
    "topics": gettext_lazy("topics"),
    "unit": gettext_lazy("unit"),
    "url": gettext_lazy("web address"),
    "value": gettext_lazy("value"),
    "value_max": gettext_lazy("upper value"),
    "verification_status": gettext_lazy("verification status"),
    "wikidata_id": gettext_lazy("Wikidata id"),
}


def as_definitions(value: Any) -> str | SafeString:
    """Nested lists of words and what they stand for; every value escaped."""
    if value is None or value == [] or value == {}:
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dict):
        rows = ((WORDS.get(key, key), as_definitions(inner)) for key, inner in value.items())
        inside = format_html_join("", "<dt>{}</dt><dd>{}</dd>", rows)
        return format_html('<dl class="record">{}</dl>', inside)
    if isinstance(value, list):
        items = format_html_join("", "<li>{}</li>", ((as_definitions(item),) for item in value))
        return format_html('<ol class="record">{}</ol>', items)
    return str(value)


@admin.register(ClaimVersion)
class ClaimVersionAdmin(DeskAdmin[ClaimVersion]):
    list_display = (
        "publication",
        "claim_id_and_number",
        "statement",
        "kind",
        "status",
        "rating",
        "published_at",
        "published_by",
    )
    list_display_links = ("publication", "claim_id_and_number")
    list_filter = ("kind", "status", "rating")
    list_select_related = ("claim", "rating", "published_by")
    list_per_page = 50
    search_fields = ("=claim__public_id", "claim__statement", "claim__quote", "note")
    search_help_text = gettext_lazy("A claim's id, or words of its statement, its quote or a note.")
    date_hierarchy = "published_at"
    ordering = ("-publication",)
    fields = (
        ("claim_link", "number", "publication"),
        ("kind", "note"),
        ("status", "rating"),
        ("published_at", "published_by"),
        "source_text",
        "record_in_words",
    )
    readonly_fields = ("claim_link", "source_text", "record_in_words")
    actions = None

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[ClaimVersion]:
        return (
            super()
            .get_queryset(request)
            .select_related("revision__document")
            .defer("revision__text", "revision__original")
        )

    @admin.display(description=gettext_lazy("claim"), ordering="claim__public_id")
    def claim_id_and_number(self, version: ClaimVersion) -> str:
        return str(version)

    @admin.display(description=gettext_lazy("statement"))
    def statement(self, version: ClaimVersion) -> str:
        return Truncator(version.record.get("claim", {}).get("statement", "–")).chars(160)

    @admin.display(description=gettext_lazy("claim"))
    def claim_link(self, version: ClaimVersion) -> SafeString:
        return link(version.claim)

    @admin.display(description=gettext_lazy("source"))
    def source_text(self, version: ClaimVersion) -> SafeString:
        return link(version.revision)

    @admin.display(description=gettext_lazy("what the public is told"))
    def record_in_words(self, version: ClaimVersion) -> str | SafeString:
        return as_definitions(version.record)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: ClaimVersion | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: ClaimVersion | None = None) -> bool:
        return False
