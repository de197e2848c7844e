"""Log-in after too many wrong passwords: refused for a while, for this account from this address.

django-axes counts, in the database. Others behind the same address are not kept out, and nobody
can lock a colleague out from elsewhere.
"""

from datetime import timedelta
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from claims.vocabulary.networks import counted_as


def client_address(request: HttpRequest) -> str:
    """The reader's address, as `factcheck.proxies` found it and as limits count it; no header."""
    return counted_as(str(request.META.get("REMOTE_ADDR", "")))


def locked_out(
    request: HttpRequest, _response: HttpResponse | None, credentials: dict[str, Any] | None
) -> HttpResponse:
    """429 with the seconds that are left, in our words."""
    left = _left(request, str((credentials or {}).get("username", "")))
    minutes = -(-left // 60)
    context = {"minutes": minutes, "title": None}
    response = render(request, "access/locked_out.html", context, status=429)
    response["Retry-After"] = str(left)
    return response


def _left(request: HttpRequest, username: str) -> int:
    """Seconds until the next try is looked at."""
    cool_off: timedelta = settings.AXES_COOLOFF_TIME
    newest = (
        AccessAttempt.objects.filter(username=username, ip_address=client_address(request))
        .order_by("-attempt_time")
        .first()
    )
    until = (newest.attempt_time if newest else timezone.now()) + cool_off
    return max(1, int((until - timezone.now()).total_seconds()) + 1)
