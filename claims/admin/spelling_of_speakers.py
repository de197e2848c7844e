"""On a speaker's page: approving how the speaker is spelled, for all claims that wait for it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from claims.admin.base import DeskAdmin, actor, may
from claims.admin.claim.public_pages import with_links
from claims.changing.respelling import approve_respelling, respelled, why_not_respelling
from claims.models import Speaker
from claims.publication.publishing import PublicationRefused
from claims.review import APPROVE, ReviewRefused


class SpellingOfSpeakers(DeskAdmin[Speaker]):
    change_form_template = "admin/claims/speaker/change_form.html"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_POST(self.respelling_view))
        own = path("<int:key>/respelling/", view, name="claims_speaker_respelling")
        return [own, *super().get_urls()]

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Speaker | None = None,
    ) -> Any:
        if obj is not None:
            found = respelled(obj)
            context["respelled"] = found
            context["may_approve"] = may(request, APPROVE.permission)
            context["respelling_why_not"] = why_not_respelling(found, actor(request))
        return super().render_change_form(request, context, add, change, form_url, obj)

    def respelling_view(self, request: HttpRequest, key: int) -> HttpResponseRedirect:
        """Nothing of the speaker's form is saved by it."""
        speaker = get_object_or_404(Speaker, pk=key)
        here = HttpResponseRedirect(reverse("admin:claims_speaker_change", args=[key]))
        if not self.has_view_or_change_permission(request, speaker):
            raise PermissionDenied
        note = request.POST.get("_respelling_note", "")
        try:
            found, versions = approve_respelling(
                speaker, by=actor(request), at=timezone.now(), note=note
            )
        except (ReviewRefused, PublicationRefused) as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return here
        told = ngettext(
            "The spelling is approved for %d claim.",
            "The spelling is approved for %d claims.",
            len(found),
        )
        self.log_change(request, speaker, str(APPROVE.done))
        self.message_user(request, told % len(found), messages.SUCCESS)
        if versions:
            public = ngettext("%d claim is public now.", "%d claims are public now.", len(versions))
            told_public = with_links(public % len(versions), versions)
            self.message_user(request, told_public, messages.SUCCESS)
        return here
