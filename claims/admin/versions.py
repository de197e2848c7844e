"""Published versions: to read, never to change."""

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.base import DeskAdmin, link, short_time, two_lines
from claims.admin.claim.public_pages import links, version_url
from claims.models import ClaimVersion
from claims.models.claim_parts import unit_in_words
from corpus.admin.pages import OnlyLookedAt
from corpus.admin.parts import account
from corpus.dates_in_words import in_words
from corpus.models import Revision

_PUBLISHED_BY = account(ClaimVersion, "published_by")

# How the record's keys are called for people, in the order in which they are shown (the database
# keeps none); others follow as they are.
WORDS: dict[str, Any] = {
    "claim": gettext_lazy("claim"),
    "document": gettext_lazy("document"),
    "attribution": gettext_lazy("why this speaker"),
    "relations": gettext_lazy("relations"),
    "speakers": gettext_lazy("speakers"),
    "id": gettext_lazy("id"),
    "statement": gettext_lazy("statement"),
    "headline": gettext_lazy("headline"),
    "quote": gettext_lazy("quote"),
    "kind": gettext_lazy("kind"),
    "verification_status": gettext_lazy("verification status"),
    "topics": gettext_lazy("topics"),
    "speaker": gettext_lazy("speaker"),
    "cosigners": gettext_lazy("cosigners"),
    "cited_authority": gettext_lazy("cited authority"),
    "reported_by": gettext_lazy("reported by"),
    "name": gettext_lazy("name"),
    "role": gettext_lazy("role"),
    "party": gettext_lazy("party"),
    "number": gettext_lazy("number"),
    "title": gettext_lazy("title"),
    "file": gettext_lazy("file name"),
    "language": gettext_lazy("language"),
    "publisher": gettext_lazy("publisher"),
    "byline": gettext_lazy("byline"),
    "organisation": gettext_lazy("organisation"),
    "period": gettext_lazy("period"),
    "wikidata_id": gettext_lazy("Wikidata id"),
    "name_sv": gettext_lazy("name in Swedish"),
    "name_en": gettext_lazy("name in English"),
    "roles": gettext_lazy("roles"),
    "edtf": gettext_lazy("date"),
    "earliest": gettext_lazy("earliest day"),
    "latest": gettext_lazy("latest day"),
    "date": gettext_lazy("date"),
    "section": gettext_lazy("section"),
    "source": gettext_lazy("source"),
    "revision": gettext_lazy("revision"),
    "start": gettext_lazy("start"),
    "end": gettext_lazy("end"),
    "length": gettext_lazy("code points"),
    "prefix": gettext_lazy("before the quote"),
    "suffix": gettext_lazy("after the quote"),
    "page": gettext_lazy("page"),
    "sha256": "SHA-256",
    "text": gettext_lazy("text"),
    "value": gettext_lazy("value"),
    "value_max": gettext_lazy("upper value"),
    "unit": gettext_lazy("unit"),
    "qualifier": gettext_lazy("qualifier"),
    "quantities": gettext_lazy("quantities"),
    "rating": gettext_lazy("rating"),
    "label": gettext_lazy("label"),
    "best": gettext_lazy("best value"),
    "worst": gettext_lazy("worst value"),
    "scale_version": gettext_lazy("version of the scale"),
    "assessment": gettext_lazy("assessment"),
    "summary": gettext_lazy("summary"),
    "explanation": gettext_lazy("explanation"),
    "checked_on": gettext_lazy("checked on"),
    "checked_at": gettext_lazy("approved at"),
    "evidence": gettext_lazy("evidence"),
    "stance": gettext_lazy("stance"),
    "primary": gettext_lazy("primary source"),
    "published_on": gettext_lazy("published on"),
    "protected_reason": gettext_lazy("why the source is protected"),
    "url": gettext_lazy("web address"),
    "archive_url": gettext_lazy("archived address"),
    "archived_url": gettext_lazy("archived address"),
    "reference": gettext_lazy("reference number"),
    "retrieved_on": gettext_lazy("retrieved on"),
    "withdrawn": gettext_lazy("withdrawn"),
    "at": gettext_lazy("when"),
    "reason": gettext_lazy("reason"),
    "rights_note": gettext_lazy("rights note"),
    "full_text_public": gettext_lazy("full text may be shown in public"),
}


# Parts of a record that hold an EDTF date, a day, or a moment.
DATES = frozenset({"edtf", "published_on", "period", "checked_on", "retrieved_on"})
MOMENTS = frozenset({"at", "checked_at"})


def moment_in_words(value: str) -> str:
    """`2024-03-01T12:00:00Z` → `2024-03-01 13:00`, in the desk's time."""
    return short_time(datetime.fromisoformat(value))


def as_definitions(value: Any, key: str = "") -> str | SafeString:
    """Nested lists of words and what they stand for; every value escaped."""
    if value in (None, "", [], {}):
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dict):
        known = [key for key in WORDS if key in value]
        ordered = known + [key for key in value if key not in WORDS]
        rows = ((WORDS.get(key, key), as_definitions(value[key], key)) for key in ordered)
        inside = format_html_join("", "<dt>{}</dt><dd>{}</dd>", rows)
        return format_html('<dl class="record">{}</dl>', inside)
    if isinstance(value, list):
        items = format_html_join("", "<li>{}</li>", ((as_definitions(item),) for item in value))
        return format_html('<ol class="record">{}</ol>', items)
    if key == "unit":
        return unit_in_words(value)
    if key in MOMENTS:
        return moment_in_words(value)
    return in_words(value) if key in DATES else str(value)


class TakenBackFilter(admin.SimpleListFilter):
    """What the dashboard tells of: withdrawals, and verdicts that were taken back by one person."""

    title = gettext_lazy("taken back")
    parameter_name = "taken_back"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", _("Yes"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.taken_back() if self.value() == "yes" else queryset


@admin.register(ClaimVersion)
class ClaimVersionAdmin(OnlyLookedAt, DeskAdmin[ClaimVersion]):
    list_display = (
        "publication_short",
        "number_and_statement",
        "kind",
        "status_short",
        "published",
    )
    list_display_links = ("publication_short",)
    list_filter = ("published_at", "kind", TakenBackFilter, "status", "rating")
    list_per_page = 50
    search_fields = ("=claim__public_id", "claim__statement", "claim__quote", "note")
    search_help_text = gettext_lazy("A claim's id, or words of its statement, its quote or a note.")
    date_hierarchy = "published_at"
    ordering = ("-publication",)
    fields = (
        *("claim_link", "public_page", "number", "kind", "note", "status", "rating"),
        *("published_at", _PUBLISHED_BY, "publication", "source_text", "record_in_words"),
    )
    readonly_fields = (
        *("claim_link", "public_page", _PUBLISHED_BY, "source_text", "record_in_words"),
    )
    actions = None

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[ClaimVersion]:
        return (
            super()
            .get_queryset(request)
            .select_related("claim", "rating", "published_by", "revision__document")
            .defer(*Revision.bulky("revision__"))
        )

    @admin.display(description=gettext_lazy("number"), ordering="publication")
    def publication_short(self, version: ClaimVersion) -> int:
        return version.publication

    @admin.display(description=gettext_lazy("claim"), ordering="claim__public_id")
    def number_and_statement(self, version: ClaimVersion) -> SafeString:
        statement = version.record.get("claim", {}).get("statement", "–")
        return two_lines(link(version), Truncator(statement).chars(160))

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def status_short(self, version: ClaimVersion) -> SafeString:
        return two_lines(version.get_status_display(), version.rating)

    @admin.display(description=gettext_lazy("published"), ordering="published_at")
    def published(self, version: ClaimVersion) -> SafeString:
        return two_lines(short_time(version.published_at), version.published_by)

    @admin.display(description=gettext_lazy("claim"))
    def claim_link(self, version: ClaimVersion) -> SafeString:
        return link(version.claim)

    @admin.display(description=gettext_lazy("public page"))
    def public_page(self, version: ClaimVersion) -> SafeString:
        return links(version_url(version))

    @admin.display(description=gettext_lazy("source"))
    def source_text(self, version: ClaimVersion) -> SafeString:
        return link(version.revision)

    @admin.display(description=gettext_lazy("what the public is told"))
    def record_in_words(self, version: ClaimVersion) -> str | SafeString:
        return as_definitions(version.record)
