"""The admin's site: a dashboard in front, log-in with a second step behind it."""

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext_lazy

# Nothing here may import a model or an admin module when it is loaded: the admin's modules ask for
# the site while they are being imported themselves.


class DeskAdminSite(AdminSite):
    site_header = gettext_lazy("The fact-checking desk")
    site_title = gettext_lazy("The fact-checking desk")
    index_title = gettext_lazy("Dashboard")

    def get_urls(self) -> list[URLPattern | URLResolver]:
        from corpus.admin.dates import written_date
        from factcheck.access import language, two_factor_views

        own = [
            path("date/", self.admin_view(written_date), name="corpus_written_date"),
            path("language/", language.set_language, name="set_language"),
            *two_factor_views.urls(self),
        ]
        return [*own, *super().get_urls()]

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        from claims.admin.dashboard.page import dashboard

        context = {"board": dashboard(request)} | (extra_context or {})
        return super().index(request, context)

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        from factcheck.access import kept_forms

        context = {"kept": kept_forms.waiting(request)} | (extra_context or {})
        return super().login(request, context)
