"""Checks by other desks: imported from files, matched to claims of ours by people."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from claims.admin.base import DeskAdmin, actor, link, two_lines
from claims.imports.files import FILE_MAX_BYTES
from claims.imports.formats import OF_REVIEWS, labels, read_reviews
from claims.imports.messages import sentence
from claims.imports.queue import match_later
from claims.imports.reasons import FileRefused
from claims.imports.reviews import keeping
from claims.models import Claim, ExternalCheck, ExternalCheckMatch
from corpus.admin.pages import page_context
from corpus.admin.parts import account

# The number of refused reviews that are told; a file has few, or all.
TOLD_MAX_REVIEWS = 10
_CREATED_BY = account(ExternalCheck, "created_by")
_DECIDED_BY = account(ExternalCheckMatch, "decided_by")


class ReviewsForm(forms.Form):
    file = forms.FileField(
        label=capfirst(gettext_lazy("file")),
        help_text=labels(OF_REVIEWS),
        widget=forms.FileInput(attrs={"autofocus": True}),
    )
    encoding = forms.ChoiceField(
        label=capfirst(gettext_lazy("encoding")),
        required=False,
        choices=(
            ("", gettext_lazy("As the file says, else UTF-8")),
            ("windows-1252", "Windows-1252"),
            ("utf-16", "UTF-16"),
        ),
    )


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
        if check.rating_value is None:
            return check.rating or "–"
        scale = _("%(value)s, on a scale from %(worst)s to %(best)s") % {
            "value": check.rating_value.normalize(),
            "worst": check.worst.normalize() if check.worst is not None else "",
            "best": check.best.normalize() if check.best is not None else "",
        }
        return two_lines(check.rating or "–", scale)

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
        form = ReviewsForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            try:
                content = form.cleaned_data["file"].read(FILE_MAX_BYTES + 1)
                self._keep(request, content, form.cleaned_data["encoding"])
            except FileRefused as refused:
                form.add_error("file", sentence(refused.reason))
            else:
                return HttpResponseRedirect(reverse("admin:claims_externalcheck_changelist"))
        context = {
            **page_context(self, request, _("Import checks by other desks")),
            "form": form,
        }
        return TemplateResponse(request, "admin/claims/externalcheck/upload.html", context)

    def _keep(self, request: HttpRequest, content: bytes, encoding: str) -> None:
        found = read_reviews(content, encoding)
        with transaction.atomic():
            kept = keeping.keep(found, by=actor(request), at=timezone.now())
            if kept.new:
                match_later(kept.new)
        words = ngettext(
            "%(count)d check is new, %(there)d were here already.",
            "%(count)d checks are new, %(there)d were here already.",
            len(kept.new),
        )
        numbers = {"count": len(kept.new), "there": kept.already_there}
        self.message_user(request, words % numbers, messages.SUCCESS)
        if kept.differing:
            words = ngettext(
                "%d of them says something else in the file now; it stays as it was read first.",
                "%d of them say something else in the file now; they stay as they were read first.",
                kept.differing,
            )
            self.message_user(request, words % kept.differing, messages.WARNING)
        for reason in found.left_out[:TOLD_MAX_REVIEWS]:
            self.message_user(request, sentence(reason), messages.WARNING)
        for number, reason in found.refused[:TOLD_MAX_REVIEWS]:
            words = _("Check %(number)d in the file: %(why)s") % {
                "number": number,
                "why": sentence(reason),
            }
            self.message_user(request, words, messages.WARNING)


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
                    match.check_by_other.rating or "–",
                    link(match.check_by_other, capfirst(match.get_outcome_display())),
                )
                for match in keeping.about(claim)
            ),
        )
        or "–"
    )
