"""Links of evidence: whether they still lead there, and the copies that are kept."""

from io import BytesIO
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from claims.admin.base import actor, link, may, short_time
from claims.admin.claim.pasted_addresses import host
from claims.evidence_links import (
    ask_for_copy,
    link_of,
    say_seen,
    take_over,
    told_by_copies,
)
from claims.models import Claim, Evidence, EvidenceCopy, EvidenceLink
from claims.permissions import CHANGE_EVIDENCE, SEE_EVIDENCE
from corpus.admin.pages import OnlyLookedAt
from corpus.dates_in_words import in_words
from corpus.fetching.addresses import file_name, parse
from corpus.fetching.robots import RobotsSay
from corpus.source_sentences import ROBOTS, reason_sentence
from corpus.workers import somebody_works


@admin.register(EvidenceLink)
class EvidenceLinkAdmin(OnlyLookedAt, admin.ModelAdmin[EvidenceLink]):
    list_display = ("address", "state", "state_since", "looked_at", "why")
    list_filter = ("state",)
    search_fields = ("address",)
    ordering = ("-state_since", "-pk")
    actions = None
    fields = ("where", "state", "state_since", "looked_at", "why", "its_claims", "its_copies")
    readonly_fields = fields
    change_form_template = "admin/claims/evidencelink/change_form.html"

    def has_view_permission(self, request: HttpRequest, obj: EvidenceLink | None = None) -> bool:
        return may(request, SEE_EVIDENCE)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def get_urls(self) -> list[URLPattern]:
        of = self.admin_site.admin_view(self.of_evidence)
        copy = self.admin_site.admin_view(self.copy_view)
        return [
            path("of/<int:pk>/", of, name="claims_evidencelink_of"),
            path("copy/<int:pk>/", copy, name="claims_evidencelink_copy"),
            *super().get_urls(),
        ]

    def of_evidence(self, request: HttpRequest, pk: int) -> HttpResponse:
        """On to the page of the address that a piece of evidence leads to."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        evidence = get_object_or_404(Evidence.objects.exclude(url=""), pk=pk)
        its_link = link_of(evidence.url, at=timezone.now())
        return HttpResponseRedirect(reverse("admin:claims_evidencelink_change", args=[its_link.pk]))

    def copy_view(self, request: HttpRequest, pk: int) -> FileResponse:
        """What was answered, as a WARC."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        copies = EvidenceCopy.objects.select_related("link").exclude(fetched_at=None)
        copy = get_object_or_404(copies, pk=pk)
        return FileResponse(
            BytesIO(bytes(copy.content)),
            as_attachment=True,
            filename=file_name(parse(copy.link.address)),
            content_type="application/warc",
        )

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        shown = self.get_object(request, object_id)
        if shown is None:
            raise Http404
        if request.method == "POST":
            return self._do(request, shown)
        waiting = shown.copies.filter(fetched_at=None, refused__isnull=True).exists()
        context = {
            "may_change": may(request, CHANGE_EVIDENCE),
            "has_told": bool(told_by_copies(shown.address)),
            "has_changed": shown.state == EvidenceLink.State.CHANGED,
            "nobody_works": waiting and not somebody_works(),
        }
        return super().change_view(request, object_id, form_url, context | (extra_context or {}))

    def _do(self, request: HttpRequest, shown: EvidenceLink) -> HttpResponse:
        by, at = actor(request), timezone.now()
        if "_keep" in request.POST:
            ask_for_copy(shown, by=by, at=at)
            messages.success(request, _("A copy is being fetched: load the page again in a while."))
        elif "_take" in request.POST:
            count = take_over(shown, by=by)
            said = ngettext(
                "Title and date were taken over by one piece of evidence.",
                "Title and date were taken over by %d pieces of evidence.",
                count,
            )
            messages.success(request, said % count if "%d" in said else said)
        elif "_seen" in request.POST:
            say_seen(shown, by=by, at=at)
            messages.success(request, _("Noted: from here on this is what it says."))
        return HttpResponseRedirect(request.path)

    # What is shown

    @admin.display(description=gettext_lazy("web address"))
    def where(self, shown: EvidenceLink) -> SafeString:
        return format_html('<a href="{0}" rel="noreferrer">{0}</a>', shown.address)

    @admin.display(description=gettext_lazy("reason"))
    def why(self, shown: EvidenceLink) -> str:
        return reason_sentence(shown.reason) if shown.reason else "–"

    @admin.display(description=gettext_lazy("claims"))
    def its_claims(self, shown: EvidenceLink) -> SafeString | str:
        resting = Claim.objects.filter(assessment__evidence__url=shown.address)
        rows = ((link(claim),) for claim in resting.distinct().order_by("pk"))
        items = format_html_join("", "<li>{}</li>", rows)
        return format_html('<ul class="plain-list">{}</ul>', items) if items else "–"

    @admin.display(description=gettext_lazy("copies"))
    def its_copies(self, shown: EvidenceLink) -> SafeString | str:
        copies: QuerySet[EvidenceCopy] = shown.copies.defer("content").select_related("asked_by")
        items = format_html_join("", "<li>{}</li>", ((_copy(each),) for each in copies))
        return format_html('<ul class="plain-list">{}</ul>', items) if items else "–"


def _copy(copy: EvidenceCopy) -> SafeString:
    """What is known by it. The publisher is only guessed from the address."""
    asked = _("Asked for by %(who)s, %(when)s") % {
        "who": copy.asked_by,
        "when": short_time(copy.asked_at),
    }
    if copy.is_waiting:
        return format_html("{}: {}", asked, _("being fetched"))
    if copy.refused is not None:
        return format_html("{}: {}", asked, reason_sentence(copy.refused))
    said = [
        _("title: %(title)s") % {"title": copy.title} if copy.title else _("it has no title"),
        _("publisher, guessed from the address: %(host)s") % {"host": host(copy.link.address)},
    ]
    if copy.published_on:
        date = _("date: %(date)s (%(basis)s)")
        said.append(date % {"date": in_words(copy.published_on), "basis": copy.published_on_basis})
    said.append(str(ROBOTS[RobotsSay(copy.robots)]))
    url = reverse("admin:claims_evidencelink_copy", args=[copy.pk])
    download = format_html('<a href="{}" download>{}</a>', url, _("Download the copy (WARC)"))
    return format_html("<p>{}. {}</p><p>{}</p>", asked, "; ".join(said), download)


def copy_link(evidence: Evidence) -> SafeString | str:
    """From a piece of evidence to the copies of what it leads to."""
    if evidence._state.adding or not evidence.url:
        return "–"
    url = reverse("admin:claims_evidencelink_of", args=[evidence.pk])
    return format_html('<a href="{}">{}</a>', url, _("Copies, and whether the link still works"))
