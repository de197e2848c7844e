"""Merges of two records of one person: looked at, and approved or declined by somebody else."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from claims.admin.base import DeskAdmin, actor, link, may, short_time
from claims.admin.claim.differing_claims import ASKED
from claims.admin.claim.public_pages import with_links
from claims.admin.merging_speakers import larger_goes, merge_page
from claims.changing.errands import ErrandRefused, ask_to_merge, is_long
from claims.changing.merging import (
    APPROVE_MERGE,
    DECLINE_MERGE,
    approve_merge,
    decline_merge,
    following,
)
from claims.models import Claim, Speaker, SpeakerMerge
from claims.publication.locking import PublishingNow
from claims.publication.publishing import PublicationRefused
from claims.review import ReviewRefused
from corpus.admin.pages import OnlyLookedAt, page_context
from corpus.dates_in_words import in_words

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
class SpeakerMergeAdmin(OnlyLookedAt, DeskAdmin[SpeakerMerge]):
    """Only looked at and decided: nothing of a proposal is ever written anew."""

    list_display = ("__str__", "state", "proposed_by", "proposed_at")
    list_select_related = ("kept", "proposed_by")
    list_filter = (MergeStateFilter,)

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
            except (ReviewRefused, PublicationRefused, PublishingNow, ErrandRefused) as refusal:
                complaint = str(refusal)
        return self._show(request, merge, complaint)

    def _decide(self, request: HttpRequest, merge: SpeakerMerge) -> HttpResponse:
        by, at = actor(request), timezone.now()
        here = HttpResponseRedirect(merge_page(merge))
        if "_decline" in request.POST:
            decline_merge(merge, by=by, at=at)
            self.message_user(request, str(DECLINE_MERGE.done), messages.SUCCESS)
            return here
        note = request.POST.get("note", "")
        if is_long(merge):
            ask_to_merge(merge, by=by, at=at, note=note)
            self.message_user(request, str(ASKED), messages.SUCCESS)
            return here
        versions = approve_merge(merge, by=by, at=at, note=note)
        self.message_user(request, str(APPROVE_MERGE.done), messages.SUCCESS)
        if versions:
            told = ngettext("%d claim is public now.", "%d claims are public now.", len(versions))
            shown = with_links(told % len(versions), versions)
            self.message_user(request, shown, messages.SUCCESS)
        return here

    def _show(self, request: HttpRequest, merge: SpeakerMerge, complaint: str) -> HttpResponse:
        errand = merge.errands.select_related("asked_by").first() if merge.is_waiting else None
        is_open = merge.is_waiting and (errand is None or errand.ended_at is not None)
        context = {
            **page_context(self, request, _("Two records of one person")),
            "merge": merge,
            "errand": errand,
            "state": self.state(merge),
            "kept": link(merge.kept),
            "lines": list(_compared(merge)),
            "complaint": complaint,
            "note": request.POST.get("note", _("Two records of the same person were merged.")),
            "may_decline": is_open and may(request, DECLINE_MERGE.permission),
            "may_approve": is_open and may(request, APPROVE_MERGE.permission),
            "why_not": APPROVE_MERGE.why_not(merge, actor(request)) if merge.is_waiting else "",
        }
        if merge.merged is not None:
            follows = following(merge.merged)
            claims = Claim.objects.in_bulk(follows.all[:LISTED_MAX_CLAIMS])
            context |= {
                "follows": follows,
                "larger_goes": larger_goes(merge.merged, merge.kept) if merge.is_waiting else "",
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
