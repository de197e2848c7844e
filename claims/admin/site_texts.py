"""The texts of the site: written as Markdown, looked at as they will be, published as versions."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.base import DeskAdmin, DeskForm, actor, may, short_time
from claims.models import SiteText, SiteTextVersion
from claims.permissions import PUBLISH_SITE_TEXT
from claims.publication.markdown import to_html
from claims.publication.site_texts import (
    LANGUAGES,
    SiteTextRefused,
    default_text,
    publish_site_text,
    text_in_effect,
)


class SiteTextForm(DeskForm[SiteText]):
    """Where nobody has written, the software's own text stands, to be gone on from."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for language in LANGUAGES:
            name = f"body_{language}"
            if name in self.fields and not self.initial.get(name):
                self.initial[name] = default_text(self.instance.page, language)

    class Meta:
        widgets = {
            f"body_{language}": forms.Textarea(
                attrs={"rows": 24, "class": "vLargeTextField", "lang": language}
            )
            for language in LANGUAGES
        }


@admin.register(SiteText)
class SiteTextAdmin(DeskAdmin[SiteText]):
    form = SiteTextForm
    list_display = ("__str__", "in_public")
    fields = ("in_public", "body_sv", "preview_sv", "body_en", "preview_en", "earlier")
    readonly_fields = ("in_public", "preview_sv", "preview_en", "earlier")
    change_form_template = "admin/claims/sitetext/change_form.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        """The pages are the site's; there are no others."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: SiteText | None = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[SiteText]:
        return super().get_queryset(request).prefetch_related("versions")

    @admin.display(description=gettext_lazy("in public"))
    def in_public(self, text: SiteText) -> str:
        newest = _newest(text)
        if newest is None:
            return _("The software's own text: nothing was published here yet.")
        words = {"number": newest.number, "at": short_time(newest.published_at)}
        if _is_public(text):
            return _("Version %(number)s of %(at)s; it says what stands here.") % words
        return (
            _("Version %(number)s of %(at)s. What stands here is another text: publish it.") % words
        )

    @admin.display(description=gettext_lazy("as saved, in Swedish"))
    def preview_sv(self, text: SiteText) -> SafeString:
        return _preview(text, "sv")

    @admin.display(description=gettext_lazy("as saved, in English"))
    def preview_en(self, text: SiteText) -> SafeString:
        return _preview(text, "en")

    @admin.display(description=gettext_lazy("published versions"))
    def earlier(self, text: SiteText) -> str | SafeString:
        rows = [
            (version.number, short_time(version.published_at), version.published_by)
            for version in text.versions.select_related("published_by").order_by("-number")
        ]
        if not rows:
            return "–"
        items = format_html_join("", "<li>{}: {}, {}</li>", rows)
        return format_html('<ul class="plain-list">{}</ul>', items)

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: SiteText | None = None,
    ) -> HttpResponse:
        context["may_publish"] = (
            obj is not None and may(request, PUBLISH_SITE_TEXT) and not _is_public(obj)
        )
        return super().render_change_form(request, context, add, change, form_url, obj)

    def get_urls(self) -> list[URLPattern]:
        publish = self.admin_site.admin_view(self.publish_view)
        own = path("<int:key>/publish/", publish, name="claims_sitetext_publish")
        return [own, *super().get_urls()]

    def publish_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Publishes what was saved."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        text = get_object_or_404(SiteText, pk=key)
        try:
            version = publish_site_text(text, by=actor(request), at=timezone.now())
        except SiteTextRefused as refused:
            self.message_user(request, str(refused), messages.WARNING)
        else:
            said = _("Published as version %(number)s.") % {"number": version.number}
            self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:claims_sitetext_change", args=[key]))


def _preview(text: SiteText, language: str) -> SafeString:
    # Raw HTML is off in the Markdown, so nothing that was typed is markup here.
    html = mark_safe(to_html(text_in_effect(text, language), top_heading=3))  # noqa: S308
    return format_html('<div class="readonly preview" lang="{}">{}</div>', language, html)


def _newest(text: SiteText) -> SiteTextVersion | None:
    return max(text.versions.all(), key=lambda version: version.number, default=None)


def _is_public(text: SiteText) -> bool:
    newest = _newest(text)
    return newest is not None and all(
        text_in_effect(text, language) == getattr(newest, f"body_{language}")
        for language in LANGUAGES
    )
