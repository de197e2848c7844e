"""Log-in after too many wrong passwords: refused for a while, for this account from this address.

django-axes counts, in the database. Others behind the same address are not kept out, and nobody
can lock a colleague out from elsewhere. Who tries very many passwords for whatever names, made-up
ones too, is kept out as an address: each try costs the time of a password's digest, and a row.
"""

from datetime import timedelta
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from claims.vocabulary.networks import counted_as


def client_address(request: HttpRequest) -> str:
    """The reader's address, as `factcheck.proxies` found it and as limits count it; no header."""
    return counted_as(str(request.META.get("REMOTE_ADDR", "")))


def lockout_parameters(
    request: HttpRequest, credentials: dict[str, Any] | None = None
) -> list[str | list[str]]:
    """What axes counts wrong passwords by: an address that has used up its own limit is closed
    for every name, for its sum is then far beyond the limit of one."""
    if _is_address_closed(request):
        return ["ip_address"]
    return [["username", "ip_address"]]


def _is_address_closed(request: HttpRequest) -> bool:
    since = timezone.now() - settings.AXES_COOLOFF_TIME
    failures = AccessAttempt.objects.filter(
        ip_address=client_address(request), attempt_time__gte=since
    ).aggregate(sum=Sum("failures_since_start"))["sum"]
    limit = max(settings.LOGIN_ATTEMPTS_PER_ADDRESS, settings.AXES_FAILURE_LIMIT)
    return bool((failures or 0) >= limit)


def locked_out(
    request: HttpRequest, _response: HttpResponse | None, credentials: dict[str, Any] | None
) -> HttpResponse:
    """429 with the seconds that are left, in our words."""
    for_all = _is_address_closed(request)
    left = _left(request, None if for_all else str((credentials or {}).get("username", "")))
    minutes = -(-left // 60)
    context = {"minutes": minutes, "for_all": for_all, "title": None}
    response = render(request, "access/locked_out.html", context, status=429)
    response["Retry-After"] = str(left)
    return response


def _left(request: HttpRequest, username: str | None) -> int:
    """Seconds until the next try is looked at, for this name or for all."""
    cool_off: timedelta = settings.AXES_COOLOFF_TIME
    attempts = AccessAttempt.objects.filter(ip_address=client_address(request))
    if username is not None:
        attempts = attempts.filter(username=username)
    newest = attempts.order_by("-attempt_time").first()
    until = (newest.attempt_time if newest else timezone.now()) + cool_off
    return max(1, int((until - timezone.now()).total_seconds()) + 1)
