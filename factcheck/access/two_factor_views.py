"""The pages of the second step, in the admin's look."""

from typing import Any

import segno
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django_otp import login as otp_login
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice

from factcheck.access import two_factor
from factcheck.access.forms import AppCodeForm, CodeForm, ManageForm
from factcheck.access.paths import safe_next
from factcheck.access.standing import standing_of
from factcheck.access.two_factor import TryLater

_MAY_RENEW = "two_factor_may_renew"
_RENEW_SECONDS = 600


def urls(site: AdminSite) -> list[URLPattern]:
    # `site` and not `admin.site`: that one is being made when this is called.
    def page(view: Any) -> Any:
        protected = sensitive_post_parameters()(never_cache(view))
        return lambda request: protected(request, site)

    return [
        path("two-factor/", page(manage), name="two_factor"),
        path("two-factor/check/", page(check), name="two_factor_check"),
        path("two-factor/set-up/", page(set_up), name="two_factor_set_up"),
    ]


def check(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """The second step of log-in."""
    user = request.user
    target = safe_next(request, reverse("admin:index"))
    if not isinstance(user, User) or not user.is_staff:
        return redirect_to_login(target, reverse("admin:login"))
    if _is_verified(user) or not standing_of(user).has_device:
        return HttpResponseRedirect(target)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        device = _accepted(user, form)
        if device:
            _complete(request, device)
            if isinstance(device, StaticDevice):
                left = two_factor.recovery_codes_left(user)
                words = ngettext(
                    "You have %(left)d recovery code left.",
                    "You have %(left)d recovery codes left.",
                    left,
                )
                messages.warning(request, words % {"left": left})
            return HttpResponseRedirect(target)
    context = {"title": _("The second step"), "form": form, "next": target}
    return _page(request, site, "access/check.html", context | {"has_permission": False})


def set_up(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Connect an app. With one in use already, only after password and code on `manage`."""
    user = request.user
    target = safe_next(request, reverse("admin:index"))
    if not isinstance(user, User) or not user.is_staff:
        return redirect_to_login(target, reverse("admin:login"))
    standing = standing_of(user)
    if standing.has_device and not _may_renew(request, user):
        step = "two_factor" if _is_verified(user) else "two_factor_check"
        return HttpResponseRedirect(reverse(f"admin:{step}"))
    form = AppCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            done = two_factor.confirm(user, form.cleaned_data["code"])
        except TryLater as later:
            done = None
            form.refuse_until(later)
        else:
            if done is None:
                form.refuse()
        if done:
            device, codes = done
            _complete(request, device)
            request.session.pop(_MAY_RENEW, None)
            _log(user, by=user, words=_("Two-step log-in set up."))
            return _codes(request, site, codes, target)
    device = two_factor.unconfirmed_device(user)
    qr = segno.make(device.config_url, error="m")
    context = {
        "title": _("Set up two-step log-in"),
        "form": form,
        "next": target,
        "demanded": standing.demanded and not standing.has_device,
        "qr": qr.svg_data_uri(scale=5, border=4, dark="#000", light="#fff"),
        "secret": two_factor.secret_words(device),
        "has_permission": not standing.demanded or _is_verified(user),
    }
    return _page(request, site, "access/set_up.html", context)


def manage(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """See what is set up; new recovery codes, another app, or an end to it."""
    user = request.user
    if not isinstance(user, User) or not user.is_staff:
        return redirect_to_login(request.path, reverse("admin:login"))
    standing = standing_of(user)
    form = ManageForm(user, request.POST or None)
    if request.method == "POST" and standing.has_device and form.is_valid():
        device = _accepted(user, form)
        if device:
            return _change(request, site, user, demanded=standing.demanded)
    context = {
        "title": _("Two-step log-in"),
        "form": form,
        "standing": standing,
        "left": two_factor.recovery_codes_left(user),
    }
    return _page(request, site, "access/manage.html", context)


def _change(request: HttpRequest, site: AdminSite, user: User, *, demanded: bool) -> HttpResponse:
    index = reverse("admin:two_factor")
    act = request.POST.get("act", "")
    if act == "codes":
        codes = two_factor.new_recovery_codes(user)
        _log(user, by=user, words=_("New recovery codes made."))
        return _codes(request, site, codes, index)
    if act == "renew":
        request.session[_MAY_RENEW] = timezone.now().timestamp()
        return HttpResponseRedirect(reverse("admin:two_factor_set_up"))
    if act == "remove" and demanded:
        messages.error(request, _("Your role demands two-step log-in: it can't be turned off."))
    elif act == "remove":
        two_factor.remove(user)
        _log(user, by=user, words=_("Two-step log-in turned off."))
        messages.success(request, _("Two-step log-in is turned off."))
    return HttpResponseRedirect(index)


def reset(user: User, *, by: User) -> bool:
    """For somebody who has lost phone and codes; whether there was anything to take away."""
    had = two_factor.remove(user)
    if had:
        _log(user, by=by, words=_("Two-step log-in reset by an administrator."))
    return had


def _accepted(user: User, form: CodeForm) -> Device | None:
    try:
        device = two_factor.accepted_device(user, form.cleaned_data["code"])
    except TryLater as later:
        form.refuse_until(later)
        return None
    if device is None:
        form.refuse()
    return device


def _complete(request: HttpRequest, device: Device) -> None:
    """The session may do more from here on: it gets another key."""
    otp_login(request, device)
    request.session.cycle_key()


def _codes(request: HttpRequest, site: AdminSite, codes: list[str], target: str) -> HttpResponse:
    context = {"title": _("Your recovery codes"), "codes": codes, "next": target}
    return _page(request, site, "access/codes.html", context)


def _page(
    request: HttpRequest, site: AdminSite, template: str, context: dict[str, Any]
) -> HttpResponse:
    request.current_app = site.name
    everywhere = site.each_context(request) | {"is_nav_sidebar_enabled": False}
    return TemplateResponse(request, template, everywhere | context)


def _is_verified(user: Any) -> bool:
    return bool(user.is_verified())


def _may_renew(request: HttpRequest, user: User) -> bool:
    since: float = request.session.get(_MAY_RENEW, 0.0)
    return _is_verified(user) and timezone.now().timestamp() - since < _RENEW_SECONDS


def _log(user: User, *, by: User, words: str) -> None:
    LogEntry.objects.log_actions(by.pk, [user], CHANGE, change_message=words, single_object=True)
