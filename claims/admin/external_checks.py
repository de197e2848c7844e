"""Checks by other desks: imported from files, matched to claims of ours by people."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin import reviews_files
from claims.admin.base import DeskAdmin, actor, link, two_lines
from claims.imports.reviews import keeping
from claims.models import Claim, ExternalCheck, ExternalCheckMatch
from claims.vocabulary.quantities import plain
from corpus.admin.parts import account

_CREATED_BY = account(ExternalCheck, "created_by")
_DECIDED_BY = account(ExternalCheckMatch, "decided_by")


class MatchInline(admin.TabularInline[ExternalCheckMatch, ExternalCheck]):
    """Claims of ours that may say the same."""

    model = ExternalCheckMatch
    extra = 0
    can_delete = False
    fields = ("claim_in_words", "score", "outcome", _DECIDED_BY, "decided_at")
    readonly_fields = ("claim_in_words", "score", _DECIDED_BY, "decided_at")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[ExternalCheckMatch]:
        return super().get_queryset(request).select_related("claim__speaker", "decided_by")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=gettext_lazy("claim"))
    def claim_in_words(self, match: ExternalCheckMatch) -> SafeString:
        return two_lines(link(match.claim), match.claim.speaker)


@admin.register(ExternalCheck)
class ExternalCheckAdmin(DeskAdmin[ExternalCheck]):
    inlines = (MatchInline,)
    list_display = ("claim_and_claimant", "publisher", "rating_in_words", "reviewed_on", "waiting")
    list_filter = ("matches__outcome", "publisher")
    list_per_page = 50
    search_fields = ("claim_reviewed", "claimant", "publisher", "=url")
    date_hierarchy = "reviewed_on"
    ordering = ("-pk",)
    actions = None
    fields = (
        *("claim_reviewed", "claimant", "publisher", "address", "rating_in_words"),
        *("reviewed_on", "language", "created_at", _CREATED_BY, "raw"),
    )
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[ExternalCheck]:
        suggested = models.Q(matches__outcome=ExternalCheckMatch.Outcome.SUGGESTED)
        return (
            super()
            .get_queryset(request)
            .annotate(suggestions=models.Count("matches", filter=suggested))
        )

    @admin.display(description=gettext_lazy("claim reviewed"), ordering="claim_reviewed")
    def claim_and_claimant(self, check: ExternalCheck) -> SafeString:
        return two_lines(Truncator(check.claim_reviewed).chars(200), check.claimant)

    @admin.display(description=gettext_lazy("their verdict"))
    def rating_in_words(self, check: ExternalCheck) -> str | SafeString:
        words, *scale = _verdict(check) or ["–"]
        return two_lines(words, scale[0]) if scale else words

    @admin.display(description=gettext_lazy("suggestions to look at"))
    def waiting(self, check: ExternalCheck) -> int:
        return int(getattr(check, "suggestions", 0))

    @admin.display(description=gettext_lazy("web address"))
    def address(self, check: ExternalCheck) -> SafeString:
        return format_html('<a href="{0}" rel="noreferrer">{0}</a>', check.url)

    def has_change_permission(self, request: HttpRequest, obj: ExternalCheck | None = None) -> bool:
        """The check is theirs and stays as it was read; what is decided is its matches."""
        return request.user.has_perm(keeping.DECIDE)

    def has_delete_permission(self, request: HttpRequest, obj: ExternalCheck | None = None) -> bool:
        return False

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        for match in formset.save(commit=False):
            keeping.decide(match, match.outcome, by=actor(request), at=timezone.now())

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """A file goes in; every review in it that is new is kept."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        return reviews_files.take_file(self, request)

    def get_urls(self) -> list[URLPattern]:
        return [reviews_files.address(self), *super().get_urls()]


def _verdict(check: ExternalCheck) -> list[str]:
    """In words, and by its number on their scale: whichever there is."""
    if check.rating_value is None or check.best is None or check.worst is None:
        return [check.rating] if check.rating else []
    numbers = {"value": check.rating_value, "worst": check.worst, "best": check.best}
    scale = _("%(value)s, on a scale from %(worst)s to %(best)s") % {
        name: number_format(plain(number)) for name, number in numbers.items()
    }
    return [check.rating, scale] if check.rating else [scale]


def checks_by_others(claim: Claim) -> SafeString | str:
    """For a claim's own page: what other desks may have found, never as a verdict of ours."""
    return (
        format_html_join(
            "",
            '<p>{}: <a href="{}" rel="noreferrer">{}</a> ({})<br>{}</p>',
            (
                (
                    match.check_by_other.publisher,
                    match.check_by_other.url,
                    match.check_by_other.claim_reviewed,
                    ", ".join(_verdict(match.check_by_other)) or "–",
                    link(match.check_by_other, capfirst(match.get_outcome_display())),
                )
                for match in keeping.about(claim)
            ),
        )
        or "–"
    )
