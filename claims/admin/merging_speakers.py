"""Merging two records of one person: proposed on a speaker's page."""

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
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.base import DeskAdmin, actor, link, may
from claims.changing.merging import (
    PROPOSE_MERGE,
    propose_merge,
)
from claims.matching.known_speakers import nearly_the_same
from claims.models import Claim, Speaker, SpeakerMerge, Voice
from claims.review import ReviewRefused
from corpus.admin.pages import page_context
from corpus.history.events import event_model
from corpus.history.timeline import Part

_PROPOSE_NAME = "claims_speaker_merge"


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
                return HttpResponseRedirect(merge_page(made))
        context = {
            **page_context(self, request, _("The same person as …")),
            "media": self.media + chosen.media,
            "speaker": merged,
            "form": chosen,
            "complaint": complaint,
            "same_names": nearly_the_same(merged.name, but=merged.pk),
            "claims": Claim.objects.naming(merged.pk).count(),
        }
        return TemplateResponse(request, "admin/claims/speaker/merge.html", context)


def larger_goes(merged: Speaker, kept: Speaker) -> str:
    """A warning where the record that more claims name would go; empty otherwise.

    A merge is never undone, and the address of the record that stays is the one people meet.
    """
    goes, stays = (Claim.objects.naming(speaker.pk).count() for speaker in (merged, kept))
    if goes <= stays:
        return ""
    return _(
        "More claims name the record that goes (%(goes)d) than the one that stays (%(stays)d): "
        "is it the right way round?"
    ) % {"goes": goes, "stays": stays}


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


def merge_page(merge: SpeakerMerge) -> str:
    return reverse("admin:claims_speakermerge_change", args=[merge.pk])
