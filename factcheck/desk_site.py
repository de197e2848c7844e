"""The admin's site: a dashboard in front, log-in with a second step behind it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# Nothing here may import a model or an admin module when it is loaded: the admin's modules ask for
# the site while they are being imported themselves.

View = Callable[..., HttpResponseBase]


def _with_an_address_that_can_be_read(view: View) -> View:
    """A filter by what no text or no number has is left out, and said to be, not our mistake; and
    nothing has such a key."""

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if any("\x00" in each for each in kwargs.values() if isinstance(each, str)):
            raise Http404
        if request.method not in {"GET", "HEAD"}:
            return view(request, *args, **kwargs)
        if "\x00" in "".join(text for pair in request.GET.lists() for text in (pair[0], *pair[1])):
            return _without_what_was_asked(request)
        try:
            return view(request, *args, **kwargs)
        except OverflowError:  # a year of twenty digits
            return _without_what_was_asked(request)

    return inner


def _without_what_was_asked(request: HttpRequest) -> HttpResponseRedirect:
    words = _("What stood behind the question mark in the address makes no sense: it was left out.")
    messages.warning(request, words)
    return HttpResponseRedirect(request.path)


class DeskAdminSite(AdminSite):
    site_header = gettext_lazy("The fact-checking desk")
    site_title = gettext_lazy("The fact-checking desk")
    index_title = gettext_lazy("Dashboard")

    def get_urls(self) -> list[URLPattern | URLResolver]:
        from claims.admin import everything, notice_pages
        from corpus.admin.days import written_date
        from factcheck.access import language, two_factor_views

        own = [
            *notice_pages.addresses(self),
            everything.address(self),
            path("date/", self.admin_view(written_date), name="corpus_written_date"),
            path("language/", language.set_language, name="set_language"),
            *two_factor_views.urls(self),
        ]
        return [*own, *super().get_urls()]

    def admin_view(self, view: View, cacheable: bool = False) -> Any:
        return super().admin_view(_with_an_address_that_can_be_read(view), cacheable)

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """With the number of what one has been told and not read; counted where it is shown."""
        from claims.admin.notice_pages import unread

        return super().each_context(request) | {"unread_notices": lambda: unread(request)}

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
        from factcheck.access.paths import safe_next

        if request.method == "GET" and self.has_permission(request):
            # Somebody has logged in in another tab: this one goes on to where it was sent from.
            return HttpResponseRedirect(safe_next(request, reverse("admin:index")))
        kept = kept_forms.waiting(request)
        context = {"kept": kept, "lost_files": kept_forms.files_to_choose_again(kept)}
        return super().login(request, context | (extra_context or {}))
