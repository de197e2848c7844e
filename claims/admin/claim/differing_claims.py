"""The page of the claims that differ from what would be published of them now."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from claims.admin.base import actor, may
from claims.admin.claim.confirming import CONFIRMED_MAX_CLAIMS
from claims.admin.claim.record_words import RecordLine, lines
from claims.changing.errands import (
    ErrandRefused,
    ask_to_look,
    ask_to_publish,
    is_much_to_compare,
    last_look,
    publishable,
)
from claims.models import Claim, ClaimVersion, Errand
from claims.models.claims import ClaimQuerySet
from claims.publication.differing import DifferingClaim, differing
from claims.publication.newest import newest_versions
from claims.publication.record import recorded
from claims.publication.verbs import PUBLISH, waiting_for_approval
from claims.teamwork.notices import tell_differing
from claims.vocabulary import workflow
from corpus.admin.pages import page_context
from corpus.any_of import AnyOf

NAME = "claims_claim_differing"
CHANGES = (ClaimVersion.Kind.MINOR, ClaimVersion.Kind.UPDATE, ClaimVersion.Kind.CORRECTION)
ASKED = gettext_lazy("The worker is at it: you are told when it is done.")


@dataclass(frozen=True, slots=True)
class DifferingRow:
    """`why_not`: it waits for somebody's approval, and can't be published before."""

    claim: Claim
    number: int
    differences: list[RecordLine]
    why_not: str


@dataclass(frozen=True, slots=True)
class FoundDiffering:
    """The first of them as `rows`. `number`: of all that may be published; `seen`: a digest of what
    would become public then. `look`: where a worker found them, and when."""

    rows: list[DifferingRow]
    number: int
    seen: str
    by_worker: bool = False
    look: Errand | None = None


def address(page: admin.ModelAdmin[Claim]) -> URLPattern:
    def view(request: HttpRequest) -> HttpResponse:
        return _show(page, request)

    return path("differing/", page.admin_site.admin_view(view), name=NAME)


def tell(page: admin.ModelAdmin[Any], request: HttpRequest, claims: ClaimQuerySet) -> None:
    """Whoever changed what the claims show is told that the public doesn't see it yet; those who
    may publish find it among their notices. Of very many a worker finds out."""
    if is_much_to_compare(claims):
        ask_to_look(by=actor(request), at=timezone.now())
        _tell_with_link(
            page,
            request,
            _("The worker looks for the claims that the public still sees as before."),
        )
        return
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
    _tell_with_link(page, request, words % number if "%d" in words else words)


def _tell_with_link(page: admin.ModelAdmin[Any], request: HttpRequest, told: str) -> None:
    url = reverse(f"admin:{NAME}")
    link = format_html('{} <a href="{}">{}</a>', told, url, _("What the public sees otherwise"))
    page.message_user(request, link, messages.WARNING)


def _show(page: admin.ModelAdmin[Claim], request: HttpRequest) -> HttpResponse:
    if not page.has_view_permission(request):
        raise PermissionDenied
    complaint = ""
    if request.method == "POST":
        try:
            if "look" in request.POST:
                _ask_to_look(page, request)
            else:
                _ask_for_all(page, request)
            return HttpResponseRedirect(request.path)
        except ErrandRefused as refusal:
            complaint = str(refusal)
    found = _found_by_worker() if is_much_to_compare(Claim.objects.all()) else _found_now()
    errands = Errand.objects.exclude(kind=Errand.Kind.MERGE)
    context = {
        **page_context(page, request, _("What the public sees otherwise")),
        "found": found,
        "rows": found.rows,
        "all": found.number if len(found.rows) == CONFIRMED_MAX_CLAIMS else 0,
        "seen": found.seen,
        "complaint": complaint,
        "said": {"kind": request.POST.get("kind", ""), "note": request.POST.get("note", "")},
        "shown": {"kinds": [(kind.value, kind.label, True) for kind in CHANGES]},
        "errand": errands.select_related("asked_by").first(),
        "checkbox": helpers.ACTION_CHECKBOX_NAME,
        "may_publish": may(request, PUBLISH.permission),
    }
    return TemplateResponse(request, "admin/claims/claim/differing.html", context)


def _found_now() -> FoundDiffering:
    rows: list[DifferingRow] = []
    keys, seen = publishable(_kept_in(rows, differing(Claim.objects.all())))
    return FoundDiffering(rows, len(keys), seen)


def _found_by_worker() -> FoundDiffering:
    """When it last looked through all that is public, which takes longer than a request may."""
    look = last_look()
    if look is None:
        return FoundDiffering([], 0, "", by_worker=True)
    found = Claim.objects.filter(AnyOf("pk", look.claims))
    rows = [_row(each) for each in islice(differing(found), CONFIRMED_MAX_CLAIMS)]
    in_review = found.filter(status=workflow.IN_REVIEW)
    newest = newest_versions([claim.pk for claim in in_review])
    waiting = sum(bool(waiting_for_approval(each, newest.get(each.pk))) for each in in_review)
    return FoundDiffering(rows, len(look.claims) - waiting, look.shown, by_worker=True, look=look)


def _kept_in(rows: list[DifferingRow], found: Iterable[DifferingClaim]) -> Iterator[DifferingClaim]:
    """All of them, the first put into `rows`, as many as one looks through."""
    for each in found:
        if len(rows) < CONFIRMED_MAX_CLAIMS:
            rows.append(_row(each))
        yield each


def _row(each: DifferingClaim) -> DifferingRow:
    shown = lines(recorded(each.newest), each.record)
    why_not = waiting_for_approval(each.claim, each.newest)
    return DifferingRow(each.claim, each.newest.number, shown, why_not)


def _ask_to_look(page: admin.ModelAdmin[Claim], request: HttpRequest) -> None:
    """Raises ErrandRefused."""
    if Errand.objects.under_way().filter(kind=Errand.Kind.LOOK).exists():
        raise ErrandRefused(_("The worker is at it already."))
    ask_to_look(by=actor(request), at=timezone.now())
    page.message_user(request, str(ASKED), messages.SUCCESS)


def _ask_for_all(page: admin.ModelAdmin[Claim], request: HttpRequest) -> None:
    """More than one looks through: a worker publishes them in one act, if they still are what they
    were when this was shown. Raises ErrandRefused."""
    keys, seen = _all_found()
    if seen != request.POST.get("seen"):
        raise ErrandRefused(_("Nothing was published: something has changed since this was shown."))
    ask_to_publish(
        keys,
        shown=seen,
        change=request.POST.get("kind", ""),
        note=request.POST.get("note", ""),
        by=actor(request),
        at=timezone.now(),
    )
    page.message_user(request, str(ASKED), messages.SUCCESS)


def _all_found() -> tuple[list[int], str]:
    """Their keys, and the digest of what would become public of them."""
    if not is_much_to_compare(Claim.objects.all()):
        return publishable(differing(Claim.objects.all()))
    look = last_look()
    return (look.claims, look.shown) if look else ([], "")
