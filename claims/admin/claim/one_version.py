"""One page on which one claim is published: what changes, the kind, the note, and the preview."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.base import actor
from claims.admin.claim.around import with_everything
from claims.admin.claim.confirming import ChangedSince
from claims.admin.claim.next_version import (
    NextVersion,
    SaidOfChange,
    next_version,
    obstacles,
    publish_one,
)
from claims.admin.claim.public_pages import with_links
from claims.admin.moving.publishing import old_text_warnings
from claims.models import Claim, ClaimVersion
from claims.publication.shares import large_shares
from claims.publication.verbs import CORRECT, PUBLISH, PublicStanding
from claims.verbs import Verb
from corpus.admin.pages import page_context

CHANGED_SINCE_SHOWN = gettext_lazy(
    "Nothing was published: something has changed since this was shown."
)


def one_version(
    page: admin.ModelAdmin[Claim], request: HttpRequest, key: int, verb: Verb[PublicStanding]
) -> HttpResponse | None:
    """None once it is published."""
    shown = next_version(with_everything(Claim.objects.all()).get(pk=key))
    complaints: list[str] = []
    said = SaidOfChange.read(request.POST)
    if request.method == "POST":
        versions, complaints = tried(page, request, shown, said)
        if versions:
            return None
    elif shown.newest is not None:
        correction = ClaimVersion.Kind.CORRECTION.value
        kind = correction if verb is CORRECT and not shown.left_behind else shown.proposed
        said = SaidOfChange(kind=kind, note=shown.left_behind)
    return TemplateResponse(
        request,
        "admin/claims/claim/one_version.html",
        _context(page, request, shown, said, verb) | {"complaints": complaints},
    )


def _context(
    page: admin.ModelAdmin[Claim],
    request: HttpRequest,
    shown: NextVersion,
    said: SaidOfChange,
    verb: Verb[PublicStanding],
) -> dict[str, Any]:
    return {
        **page_context(
            page,
            request,
            _("Correct")
            if verb is CORRECT
            else PUBLISH.button(PublicStanding(shown.claim, shown.newest)).rstrip("…"),
        ),
        "claim": shown.claim,
        "shown": shown,
        "seen": shown.seen,
        "said": said,
        "obstacles": obstacles(shown, by=actor(request)),
        "on_old_texts": old_text_warnings([shown.claim, *shown.along]),
        "shares": large_shares([shown.claim, *shown.along]),
    }


def tried(
    page: admin.ModelAdmin[Claim], request: HttpRequest, shown: NextVersion, said: SaidOfChange
) -> tuple[list[ClaimVersion], list[str]]:
    """Publish it, and say so; or what speaks against it."""
    try:
        versions, refused = publish_one(shown, said, by=actor(request))
    except ChangedSince:
        return [], [str(CHANGED_SINCE_SHOWN)]
    for version in versions:
        page.log_change(request, version.claim, str(PUBLISH.done) % version.number)
    if versions:
        first = versions[0]
        told = with_links(str(PUBLISH.done) % first.number, versions)
        page.message_user(request, told, messages.SUCCESS)
    return versions, refused
