"""The page of the claims that differ from what would be published of them now."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.admin.base import actor, may
from claims.admin.claim.confirming import CONFIRMED_MAX_CLAIMS
from claims.admin.claim.record_words import RecordLine, lines
from claims.models import Claim
from claims.models.claims import ClaimQuerySet
from claims.publication.differing import differing
from claims.publication.publishing import PUBLISH, waiting_for_approval
from claims.publication.record import recorded
from claims.teamwork.notices import tell_differing

NAME = "claims_claim_differing"


@dataclass(frozen=True, slots=True)
class DifferingRow:
    """`why_not`: it waits for somebody's approval, and can't be published before."""

    claim: Claim
    number: int
    differences: list[RecordLine]
    why_not: str


def address(page: admin.ModelAdmin[Claim]) -> URLPattern:
    def view(request: HttpRequest) -> HttpResponse:
        return _show(page, request)

    return path("differing/", page.admin_site.admin_view(view), name=NAME)


def tell(page: admin.ModelAdmin[Any], request: HttpRequest, claims: ClaimQuerySet) -> None:
    """Whoever changed what the claims show is told that the public doesn't see it yet; those who
    may publish find it among their notices."""
    found = [each.claim for each in differing(claims)]
    number = len(found)
    if not number:
        return
    tell_differing(found[0], number, by=actor(request), at=timezone.now())
    words = ngettext(
        "The public still sees one claim as it was before.",
        "The public still sees %d claims as they were before.",
        number,
    )
    told = words % number if "%d" in words else words
    url = reverse(f"admin:{NAME}")
    link = format_html('{} <a href="{}">{}</a>', told, url, _("What the public sees otherwise"))
    page.message_user(request, link, messages.WARNING)


def _show(page: admin.ModelAdmin[Claim], request: HttpRequest) -> HttpResponse:
    if not page.has_view_permission(request):
        raise PermissionDenied
    found = list(islice(_rows(), CONFIRMED_MAX_CLAIMS + 1))
    context = {
        **page.admin_site.each_context(request),
        "opts": page.opts,
        "media": page.media,
        "title": _("What the public sees otherwise"),
        "rows": found[:CONFIRMED_MAX_CLAIMS],
        "more": len(found) > CONFIRMED_MAX_CLAIMS,
        "checkbox": helpers.ACTION_CHECKBOX_NAME,
        "may_publish": may(request, PUBLISH.permission),
    }
    return TemplateResponse(request, "admin/claims/claim/differing.html", context)


def _rows() -> Iterator[DifferingRow]:
    for each in differing(Claim.objects.all()):
        shown = lines(recorded(each.newest), each.record)
        if shown:
            why_not = waiting_for_approval(each.claim, each.newest)
            yield DifferingRow(each.claim, each.newest.number, shown, why_not)
