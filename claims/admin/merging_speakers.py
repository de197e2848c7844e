"""Merging two records of one person: proposed on a speaker's page, approved by somebody else."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from claims.admin.base import DeskAdmin, actor, link, may, short_time
from claims.admin.claim.public_pages import with_links
from claims.changing.merging import (
    APPROVE_MERGE,
    DECLINE_MERGE,
    PROPOSE_MERGE,
    approve_merge,
    decline_merge,
    following,
    propose_merge,
)
from claims.matching.known_speakers import nearly_the_same
from claims.models import Claim, Speaker, SpeakerMerge, Voice
from claims.publication.publishing import PublicationRefused
from claims.publication.writing import PublishingNow
from claims.review import ReviewRefused
from corpus.dates_in_words import in_words
from corpus.history.events import event_model
from corpus.history.timeline import Part

_PROPOSE_NAME = "claims_speaker_merge"
# Claims that the page lists by name; beyond these their number is said.
LISTED_MAX_CLAIMS = 50


@dataclass(frozen=True, slots=True)
class ComparedLine:
    label: str
    goes: str
    stays: str

    @property
    def differs(self) -> bool:
        return self.goes != self.stays


class MergeChoice(forms.Form):
    """Who stays, and why the two are one."""

    kept = forms.ModelChoiceField(
        Speaker.objects.all(),
        label=gettext_lazy("The record that stays"),
        widget=AutocompleteSelect(Voice._meta.get_field("speaker"), admin.site),
    )
    reason = forms.CharField(
        label=gettext_lazy("Why they are the same person (for the desk)"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
    )


class MergingOfSpeakers(DeskAdmin[Speaker]):
    """A speaker's page leads to the proposal, and to what waits."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.merge_view)
        return [path("<int:key>/merge/", view, name=_PROPOSE_NAME), *super().get_urls()]

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Speaker | None = None,
    ) -> HttpResponse:
        if obj is not None:
            either = SpeakerMerge.objects.waiting().select_related("kept")
            context["merges"] = either.filter(merged=obj) | either.filter(kept=obj)
            context["may_propose"] = may(request, PROPOSE_MERGE.permission)
            context["same_names"] = nearly_the_same(obj.name, but=obj.pk)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def history_parts(self, key: str) -> list[Part]:
        """Also what happened to the records that were merged into this one."""
        merges = SpeakerMerge.objects.filter(kept=int(key), approved_at__isnull=False)
        events = event_model(SpeakerMerge).objects.filter(
            pgh_obj_id__in=merges.values("pk"), merged__isnull=False
        )
        left_out = frozenset({"content", "merged_id_was", "kept", "merged", "carried"})
        return [
            *super().history_parts(key),
            Part(Speaker, Q(pgh_obj_id__in=events.values("merged_id"))),
            Part(SpeakerMerge, Q(kept_id=key), left_out=left_out),
        ]

    def merge_view(self, request: HttpRequest, key: int) -> HttpResponse:
        merged = get_object_or_404(Speaker, pk=key)
        if not may(request, PROPOSE_MERGE.permission):
            raise PermissionDenied
        chosen = MergeChoice(request.POST or None, initial={"kept": request.GET.get("kept")})
        complaint = ""
        if request.method == "POST" and chosen.is_valid():
            try:
                made = propose_merge(
                    merged,
                    chosen.cleaned_data["kept"],
                    by=actor(request),
                    at=timezone.now(),
                    reason=chosen.cleaned_data["reason"],
                )
            except ReviewRefused as refusal:
                complaint = str(refusal)
            else:
                self.message_user(request, str(PROPOSE_MERGE.done), messages.SUCCESS)
                return HttpResponseRedirect(_page(made))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "media": self.media + chosen.media,
            "title": _("The same person as …"),
            "speaker": merged,
            "form": chosen,
            "complaint": complaint,
            "same_names": nearly_the_same(merged.name, but=merged.pk),
            "claims": Claim.objects.naming(merged.pk).count(),
        }
        return TemplateResponse(request, "admin/claims/speaker/merge.html", context)


def warn_of_same_names(page: DeskAdmin[Any], request: HttpRequest, speaker: Speaker) -> None:
    """Whoever enters a speaker is told who is called nearly so already."""
    others = nearly_the_same(speaker.name, but=speaker.pk)
    if not others:
        return
    links = format_html_join(", ", "{} ({})", ((link(other), other.public_id) for other in others))
    words = format_html(
        _("There is a speaker of the same name, or nearly: {}. If it is the same person, {}."),
        links,
        format_html(
            '<a href="{}">{}</a>',
            reverse(f"admin:{_PROPOSE_NAME}", args=[speaker.pk]),
            _("propose to merge the two"),
        ),
    )
    page.message_user(request, words, messages.WARNING)


def _page(merge: SpeakerMerge) -> str:
    return reverse("admin:claims_speakermerge_change", args=[merge.pk])


class MergeStateFilter(admin.SimpleListFilter):
    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("for_me", _("waiting for me to approve")),
            ("waiting", _("waiting for approval")),
            ("done", _("merged")),
            ("declined", _("declined")),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        waiting = queryset.filter(approved_at=None, declined_at=None)
        return {
            "for_me": waiting.exclude(proposed_by=request.user.pk),
            "waiting": waiting,
            "done": queryset.filter(approved_at__isnull=False),
            "declined": queryset.filter(declined_at__isnull=False),
        }.get(self.value() or "", queryset)


@admin.register(SpeakerMerge)
class SpeakerMergeAdmin(DeskAdmin[SpeakerMerge]):
    """Only looked at and decided: nothing of a proposal is ever written anew."""

    list_display = ("__str__", "state", "proposed_by", "proposed_at")
    list_select_related = ("kept", "proposed_by")
    list_filter = (MergeStateFilter,)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: SpeakerMerge | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: SpeakerMerge | None = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: SpeakerMerge | None = None) -> bool:
        return may(request, "claims.view_speaker")

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.is_authenticated and self.has_view_permission(request)

    @admin.display(description=gettext_lazy("state"))
    def state(self, merge: SpeakerMerge) -> str:
        if merge.approved_at:
            return _("merged %(when)s") % {"when": short_time(merge.approved_at)}
        if merge.declined_at:
            return _("declined %(when)s") % {"when": short_time(merge.declined_at)}
        return _("waits for approval")

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        merge = self.get_object(request, object_id)
        if not self.has_view_permission(request, merge):
            raise PermissionDenied
        if merge is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        complaint = ""
        if request.method == "POST":
            try:
                return self._decide(request, merge)
            except (ReviewRefused, PublicationRefused, PublishingNow) as refusal:
                complaint = str(refusal)
        return self._show(request, merge, complaint)

    def _decide(self, request: HttpRequest, merge: SpeakerMerge) -> HttpResponse:
        by, at = actor(request), timezone.now()
        here = HttpResponseRedirect(_page(merge))
        if "_decline" in request.POST:
            decline_merge(merge, by=by, at=at)
            self.message_user(request, str(DECLINE_MERGE.done), messages.SUCCESS)
            return here
        versions = approve_merge(merge, by=by, at=at, note=request.POST.get("note", ""))
        self.message_user(request, str(APPROVE_MERGE.done), messages.SUCCESS)
        if versions:
            told = ngettext("%d claim is public now.", "%d claims are public now.", len(versions))
            shown = with_links(told % len(versions), versions)
            self.message_user(request, shown, messages.SUCCESS)
        return here

    def _show(self, request: HttpRequest, merge: SpeakerMerge, complaint: str) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "media": self.media,
            "title": _("Two records of one person"),
            "merge": merge,
            "state": self.state(merge),
            "kept": link(merge.kept),
            "lines": list(_compared(merge)),
            "complaint": complaint,
            "note": request.POST.get("note", _("Two records of the same person were merged.")),
            "may_decline": merge.is_waiting and may(request, DECLINE_MERGE.permission),
            "may_approve": merge.is_waiting and may(request, APPROVE_MERGE.permission),
            "why_not": APPROVE_MERGE.why_not(merge, actor(request)) if merge.is_waiting else "",
        }
        if merge.merged is not None:
            follows = following(merge.merged)
            claims = Claim.objects.in_bulk(follows.all[:LISTED_MAX_CLAIMS])
            context |= {
                "follows": follows,
                "waiting": sum(map(len, follows.handed_in.values())),
                "claims": [claims[key] for key in follows.all if key in claims],
            }
        return TemplateResponse(request, "admin/claims/speaker/merge_decision.html", context)


def _compared(merge: SpeakerMerge) -> Iterator[ComparedLine]:
    """Both as they were when it was proposed."""
    if not merge.content:
        return
    goes, stays = merge.people
    labels = {field.name: str(field.verbose_name) for field in Speaker._meta.concrete_fields}
    for name in ("name", "kind", "party", "wikidata_id"):
        label = capfirst(labels[name])
        yield ComparedLine(label, _value(name, goes[name]), _value(name, stays[name]))
    yield ComparedLine(_("Public id"), goes["id"], stays["id"])
    yield ComparedLine(_("Roles"), _roles(goes["roles"]), _roles(stays["roles"]))


def _value(name: str, value: str) -> str:
    if name == "kind":
        return str(dict(Speaker.Kind.choices).get(value, value))
    return value or "–"


def _roles(roles: list[list[Any]]) -> str:
    words = []
    for _key, title, organisation, party, period in roles:
        label = f"{title}, {organisation}" if organisation else title
        words.append(
            f"{label}{f' ({party})' if party else ''}{f', {in_words(period)}' if period else ''}"
        )
    return "; ".join(words) or "–"
