"""“Move claims”: what stands unchanged moves at one click, each other claim is decided on."""

import unicodedata
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from claims.admin.base import actor
from claims.admin.in_context import marked
from claims.admin.moving.publishing import moved_in_public
from claims.admin.moving.words import KINDS, counts, findings_in_words
from claims.admin.reader.access import READ
from claims.admin.reader.places import document_of
from claims.models import Claim, ClaimVersion, LeftBehind
from claims.models.left_behind import LeftBehindQuerySet
from claims.moving.deciding import (
    ClaimFate,
    MoveRefused,
    accept,
    leave,
    move_unchanged,
    waiting,
)
from claims.moving.mapping import STANDS
from claims.permissions import CHANGE_CLAIM, PUBLISH_CLAIM
from claims.publication.locking import PublishingNow
from claims.publication.publishing import PublicationRefused, publish
from corpus.anchoring import QuoteAmbiguous, QuoteNotFound, Span, anchor
from corpus.models import Document, Revision

ALL, DECIDE, PUBLISH_MOVED = "_move_all", "_decide", "_publish_moved"
LEFT, TYPED = "leave", "typed"
_OFFSET_MAX_DIGITS = 9
# Code points on either side of each reading.
BESIDE_CHARACTERS = 160


@dataclass(frozen=True, slots=True)
class ShownPlace:
    value: str
    words: SafeString
    chosen: bool


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """One claim to decide on. `said` is what was sent and refused, `complaint` why."""

    claim: Claim
    kind: str
    group: str
    sentence: str
    findings: list[str]
    before: SafeString
    places: list[ShownPlace]
    seen: str
    said: dict[str, str]
    complaint: str


@require_http_methods(["GET", "POST"])
@never_cache
@admin.site.admin_view
def document(request: HttpRequest, public_id: str) -> HttpResponse:
    if not request.user.has_perms(READ):
        raise PermissionDenied
    found = document_of(public_id)
    newest = found.newest_revision
    if newest is None:
        raise Http404(_("This document has no text yet."))
    refused: dict[int, str] = {}
    if request.method == "POST":
        try:
            _act(request, found, newest)
            return HttpResponseRedirect(reverse("moving:document", args=[public_id]))
        except MoveRefused as refusal:
            key = request.POST.get("claim", "")
            if DECIDE not in request.POST or not key.isdecimal():
                messages.error(request, str(refusal))
                return HttpResponseRedirect(reverse("moving:document", args=[public_id]))
            refused[int(key)] = str(refusal)
    return TemplateResponse(
        request, "admin/claims/moving/document.html", _context(request, found, newest, refused)
    )


def _act(request: HttpRequest, found: Document, newest: Revision) -> None:
    if ALL in request.POST:
        moved = move_unchanged(found, by=actor(request), at=timezone.now())
        _log(request, moved, newest)
        said = ngettext(
            "%(count)d claim has moved to text %(number)d.",
            "%(count)d claims have moved to text %(number)d.",
            len(moved),
        )
        messages.success(request, said % {"count": len(moved), "number": newest.number})
    elif PUBLISH_MOVED in request.POST:
        _publish(request, found)
    elif DECIDE in request.POST:
        _decide(request, newest)


def _publish(request: HttpRequest, found: Document) -> None:
    claims = [claim for claim, _version in moved_in_public(found)]
    try:
        versions = publish(
            claims, by=actor(request), at=timezone.now(), kind=ClaimVersion.Kind.MOVED
        )
    except (PublicationRefused, PublishingNow) as refusal:
        raise MoveRefused(str(refusal)) from refusal
    said = ngettext(
        "It is public that %d claim has moved.",
        "It is public that %d claims have moved.",
        len(versions),
    )
    messages.success(request, said % len(versions))


def _decide(request: HttpRequest, newest: Revision) -> None:
    """Raises MoveRefused."""
    key, choice = request.POST.get("claim", ""), request.POST.get("place", "")
    claims = Claim.objects.filter(revision__document=newest.document_id)
    claim = get_object_or_404(claims, pk=int(key) if key.isdecimal() and len(key) < 18 else 0)
    if request.POST.get("seen") != _seen(claim, newest):
        raise MoveRefused(
            _("Somebody has changed this, or there is a newer text: look at it again.")
        )
    by, at = actor(request), timezone.now()
    if choice == LEFT:
        leave(claim, newest, by=by, at=at, reason=request.POST.get("reason", ""))
        _tell(request, claim, _("It stays on its old text: “%s”."))
        return
    place = _typed(request, newest) if choice == TYPED else _place(choice)
    quote = claim.quote
    lost = accept(claim, place, newest, by=by, at=at)
    _log(request, [claim], newest)
    _tell(request, claim, _("It has moved to the new text: “%s”."))
    if claim.quote != quote:
        _warn(request, claim, lost)


def _place(choice: str) -> Span:
    start, _sign, end = choice.partition("-")
    if not all(part.isdecimal() and len(part) <= _OFFSET_MAX_DIGITS for part in (start, end)):
        raise MoveRefused(_("Say first which place is meant, or that the claim stays."))
    return Span(int(start), int(end))


def _typed(request: HttpRequest, newest: Revision) -> Span:
    words = _composed(request.POST.get("words", ""))
    if not words:
        raise MoveRefused(_("Paste the words of the new text that the claim is."))
    try:
        return anchor(newest.text, words)
    except QuoteNotFound as error:
        raise MoveRefused(_("These words do not stand in the new text, sign by sign.")) from error
    except QuoteAmbiguous as error:
        many = _("These words stand %d times in the new text: take more of the sentence.")
        raise MoveRefused(many % len(error.spans)) from error


def _composed(words: str) -> str:
    """As texts are stored: a browser sends CRLF, and may send letters taken apart."""
    return unicodedata.normalize("NFC", words.replace("\r\n", "\n")).strip()


def _tell(request: HttpRequest, claim: Claim, sentence: str) -> None:
    messages.success(request, sentence % claim.statement)


def _warn(request: HttpRequest, claim: Claim, lost: list[str]) -> None:
    """The statement was written of other words."""
    said = [
        _("The quote is another now: look whether the statement “%s” still says the same.")
        % claim.statement
    ]
    if lost:
        numbers = ", ".join(f"“{text}”" for text in lost)
        said.append(_("These numbers no longer stand in it, and were taken away: %s.") % numbers)
    messages.warning(request, " ".join(said))


def _log(request: HttpRequest, claims: list[Claim], newest: Revision) -> None:
    page = admin.site.get_model_admin(Claim)
    for claim in claims:
        page.log_change(request, claim, _("Moved to text %d.") % newest.number)


def _context(
    request: HttpRequest, found: Document, newest: Revision, refused: dict[int, str]
) -> dict[str, Any]:
    everything = waiting(newest)
    public = moved_in_public(found)
    return {
        **admin.site.each_context(request),
        "title": _("Move claims"),
        "document": found,
        "newest": newest,
        "older": sorted({each.claim.revision.number for each in everything}),
        "counts": counts(everything),
        "unchanged": [each for each in everything if each.fate.group == STANDS],
        "others": [
            _shown(request, each, newest, refused)
            for each in everything
            if each.fate.group != STANDS
        ],
        "moved": [claim for claim, _version in public],
        "left": (left := _left(newest)),
        "to_tell": set(left.not_told().values_list("claim", flat=True)),
        "may_change": request.user.has_perm(CHANGE_CLAIM),
        "may_publish": request.user.has_perm(PUBLISH_CLAIM),
    }


def _shown(
    request: HttpRequest, each: ClaimFate, newest: Revision, refused: dict[int, str]
) -> ShownClaim:
    claim, fate = each.claim, each.fate
    complaint = refused.get(claim.pk, "")
    sent = request.POST if complaint else {}
    said = {name: str(sent.get(name, "")) for name in ("place", "words", "reason")}
    return ShownClaim(
        claim=claim,
        kind=fate.kind.value,
        group=fate.group,
        sentence=str(KINDS[fate.kind]),
        findings=findings_in_words(fate.findings),
        before=marked(claim.revision.text, claim.span, BESIDE_CHARACTERS),
        places=[
            ShownPlace(
                value := f"{place.start}-{place.end}",
                marked(newest.text, place, BESIDE_CHARACTERS),
                said["place"] == value,
            )
            for place in fate.places
        ],
        seen=_seen(claim, newest),
        said=said,
        complaint=complaint,
    )


def _seen(claim: Claim, newest: Revision) -> str:
    """What the page was made of: the claim's place, and the text beside it."""
    return f"{claim.revision_id}:{claim.start}-{claim.end}:{newest.pk}"


def _left(newest: Revision) -> LeftBehindQuerySet:
    left = LeftBehind.objects.filter(revision=newest.pk, claim__revision__number__lt=newest.number)
    return left.select_related("claim", "left_by").order_by("left_at")
