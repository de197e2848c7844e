"""Who else has a record open: shown on its page, and kept alive by the page itself."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.models import Presence
from corpus.desk.conflicts import full_name

# Seconds between a page's signs of life.
HEARTBEAT_SECONDS = 20


def on_page(request: HttpRequest, kind: str, record: object) -> dict[str, Any]:
    """What the page's template needs; one query."""
    return {
        "kind": kind,
        "record": record,
        "every": HEARTBEAT_SECONDS,
        "others": sentence(_others(request, kind, int(str(record)), timezone.now())),
    }


def presence_view(request: HttpRequest) -> HttpResponse:
    """A sign of life from a page; answered with a sentence about the others there."""
    kind, record = request.POST.get("kind", ""), request.POST.get("record", "")
    if not _may_see(request, kind) or not re.fullmatch(r"[0-9]{1,18}", record):
        return JsonResponse({"error": _("There is no such record.")}, status=404)
    at = timezone.now()
    Presence.objects.note(kind, int(record), by=request.user, at=at)  # type: ignore[arg-type]
    return JsonResponse({"others": sentence(_others(request, kind, int(record), at))})


def _may_see(request: HttpRequest, kind: str) -> bool:
    try:
        page = admin.site._registry.get(apps.get_model("claims", kind))
    except LookupError:
        return False
    return page is not None and page.has_view_or_change_permission(request)


def _others(request: HttpRequest, kind: str, record: int, at: datetime) -> list[str]:
    there = Presence.objects.of_others(kind, record, by=request.user, at=at)  # type: ignore[arg-type]
    return [full_name(each.user) for each in there]


def sentence(names: Iterable[str]) -> str:
    """Empty where nobody else is there."""
    names = list(names)
    if not names:
        return ""
    return ngettext("%(names)s has this open too.", "%(names)s have this open too.", len(names)) % {
        "names": ", ".join(names)
    }
