"""A form whose token is no longer right: mostly one that was open while somebody logged in again.

Nothing is done on its word. Where the browser itself says that it came from our own pages, what
was typed comes back, to be sent once more.
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _

from factcheck.access import kept_forms
from factcheck.access.paths import OPEN, is_desk, wants_page


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    if not wants_page(request):
        words = _("The page had been open for too long: load it again.")
        return JsonResponse({"error": words}, status=403)
    if is_desk(request) and _is_ours(request):
        if _name(request) in OPEN:
            messages.warning(request, _("The page had been open for too long: please try again."))
            return HttpResponseRedirect(request.get_full_path())
        if not request.user.is_authenticated:
            return kept_forms.ask_to_log_in(request, reverse("admin:login"))
        if kept := kept_forms.keep(request):
            return HttpResponseRedirect(kept.marked_address)
    return render(request, "403_csrf.html", {"title": _("Not sent")}, status=403)


def _is_ours(request: HttpRequest) -> bool:
    """The browser's own word, which no other site can forge."""
    middleware = CsrfViewMiddleware(lambda _request: None)  # type: ignore[arg-type]
    return "HTTP_ORIGIN" in request.META and middleware._origin_verified(request)  # type: ignore[attr-defined]


def _name(request: HttpRequest) -> str:
    try:
        return resolve(request.path_info).url_name or ""
    except Resolver404:
        return ""
