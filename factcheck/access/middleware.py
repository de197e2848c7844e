"""The one place that every request to the desk passes: second step, ended sessions, renewal."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.access import kept_forms
from factcheck.access.paths import is_desk, is_open, wants_page
from factcheck.access.standing import standing_of

_RENEWED = "renewed"


class AccessMiddleware:
    """After the admin's site has let somebody in by password, this decides what they reach."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if is_desk(request) and hasattr(request, "user"):
            kept_forms.remember_author(request, response)
        return response

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: Any,
        kwargs: Any,
    ) -> HttpResponseBase | None:
        if not is_desk(request) or is_open(request):
            return None
        user = request.user
        if not isinstance(user, User):
            return _log_in_again(request) if request.method == "POST" else None
        if step := second_step(request, user):
            return _ask_for(step, request)
        _renew(request, user)
        if request.method == "POST":
            kept_forms.posted_again(request)
        elif kept_forms.MARK in request.GET:
            return kept_forms.bring_back(request, view, args, kwargs)
        return None


def second_step(request: HttpRequest, user: User) -> str:
    """The name of the page that has to be passed first; empty where log-in is complete."""
    if not user.is_staff or user.is_verified():  # type: ignore[attr-defined]  # by OTPMiddleware
        return ""
    standing = standing_of(user)
    if standing.has_device:
        return "two_factor_check"
    return "two_factor_set_up" if standing.demanded else ""


def _ask_for(step: str, request: HttpRequest) -> HttpResponseBase:
    url = reverse(f"admin:{step}")
    if not wants_page(request):
        words = _("Log-in is not complete: the second step is missing.")
        return JsonResponse({"error": words, "login": url}, status=403)
    target = request.get_full_path()
    if request.method == "POST":
        kept = kept_forms.keep(request)
        target = kept.marked_address if kept else request.path
    return HttpResponseRedirect(f"{url}?{urlencode({'next': target})}")


def _log_in_again(request: HttpRequest) -> HttpResponseBase:
    url = reverse("admin:login")
    if not wants_page(request):
        words = _("Your session has ended: log in again.")
        return JsonResponse({"error": words, "login": url}, status=401)
    return kept_forms.ask_to_log_in(request, url)


def _renew(request: HttpRequest, user: User) -> None:
    """A session ends when nothing has been done for SESSION_HOURS. Told to the database now and
    then, not at every request."""
    now = timezone.now().timestamp()
    began = user.last_login.timestamp() if user.last_login else 0.0
    if now - request.session.get(_RENEWED, began) > settings.SESSION_COOKIE_AGE / 24:
        request.session[_RENEWED] = now
