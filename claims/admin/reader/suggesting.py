"""The reader's suggestions: what to show, why, what has been checked before, and what one says."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from claims.admin.base import actor
from claims.admin.reader import reasons
from claims.admin.reader.access import READ, complete, posting, reading
from claims.admin.reader.places import SentPlace, SourcePlace, document_of, newest_text
from claims.matching.before import Like, like_at_desk
from claims.matching.known_speakers import known_speakers
from claims.models import Claim, RevisionReading, SuggestionDecision
from claims.suggesting.deciding import DECIDE, accept, reject, undo_rejection
from claims.suggesting.examples import covers
from claims.suggesting.in_use import model_in_use
from claims.suggesting.reading import Suggestion, open_suggestions, read_text
from claims.suggesting.to_read import documents_to_read
from corpus.anchoring import Span
from corpus.dates_in_words import in_words
from corpus.models import Revision
from corpus.strict_json import Entry

SHOWN_MAX_CLAIMS = 5

Record = dict[str, Any]


@require_safe
@never_cache
@reading
def suggestions(request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    """`{"suggestions": […]}`, in the text's order; places in code points."""
    revisions = Revision.objects.select_related("document").defer("original")
    revision = get_object_or_404(revisions, document__public_id=public_id, number=number)
    found = open_suggestions(revision) if settings.SUGGESTIONS else []
    counted = RevisionReading.objects.filter(revision=revision.pk).first()
    before = (counted.checked_before or 0) if counted and settings.SUGGESTIONS else 0
    return JsonResponse(
        {
            "suggestions": [_record(each) for each in found],
            "checked_before": checked_before_in_words(before),
        }
    )


def checked_before_in_words(count: int) -> str:
    if not count:
        return ""
    return ngettext(
        "%(count)d sentence is like a claim that has been checked.",
        "%(count)d sentences are like claims that have been checked.",
        count,
    ) % {"count": count}


@require_safe
@never_cache
@admin.site.admin_view
def to_read(request: HttpRequest) -> HttpResponse:
    """The documents with the most to check in them, as the dashboard's list has the first of."""
    if not request.user.has_perms(READ):
        raise PermissionDenied
    context = {
        **admin.site.each_context(request),
        "title": _("To read"),
        "documents": documents_to_read() if settings.SUGGESTIONS else [],
    }
    return TemplateResponse(request, "admin/claims/to_read.html", context)


def _record(suggestion: Suggestion) -> Record:
    return {
        "start": suggestion.start,
        "end": suggestion.end,
        "score": suggestion.score,
        "for": reasons.in_words(suggestion.reasons_for),
        "against": reasons.in_words(suggestion.reasons_against),
        "speaker": suggestion.speaker,
    }


@posting()
def about(request: HttpRequest, sent: Entry, public_id: str) -> Mapping[str, Any]:
    """Why the words of a place are worth checking, or not, and what is like them."""
    place = SentPlace.read(sent)
    complete(sent)
    return about_place(place.on(newest_text(document_of(public_id))))


def about_place(place: SourcePlace) -> Record:
    """What is like it is told also where nothing is suggested."""
    similar = [similar_record(like) for like in like_place(place)[:SHOWN_MAX_CLAIMS]]
    if not settings.SUGGESTIONS:
        return {"for": [], "against": [], "similar": similar}
    _number, model = model_in_use()
    worth = model.score(place.quote)
    return {
        "for": reasons.in_words(worth.reasons_for),
        "against": reasons.in_words(worth.reasons_against),
        "similar": similar,
    }


def like_place(place: SourcePlace) -> list[Like]:
    document = place.revision.document
    year = document.date_latest.year if document.date_latest else None
    named = speaker_of(place)
    return like_at_desk(
        place.quote, year=year, speaker=named.speaker.pk if named is not None else None
    )


def similar_record(like: Like) -> Record:
    """A verdict is told only of what says the same."""
    known, comparison = like.known, like.comparison
    record: Record = {
        "why": reasons.agreements(comparison.agreements),
        "but": reasons.but(comparison.differences),
    }
    if not isinstance(known, Claim):
        return {
            **record,
            "statement": known.claim_reviewed,
            "about": ", ".join(part for part in (known.claimant, known.publisher) if part),
            "verdict": known.rating if comparison.same else "",
            "url": known.url,
        }
    assessment = known.assessment
    rated = comparison.same and assessment is not None and assessment.approved_at is not None
    return {
        **record,
        "statement": known.statement,
        "about": f"{known.speaker}, {in_words(known.date_edtf)} · {known.get_status_display()}",
        "verdict": str(assessment.rating) if rated and assessment and assessment.rating else "",
        "url": reverse("admin:claims_claim_change", args=[known.pk]),
    }


@posting(DECIDE)
def reject_suggestion(request: HttpRequest, sent: Entry, public_id: str) -> Mapping[str, Any]:
    """It is not suggested again, in later texts of the document neither."""
    sent_place, reason = SentPlace.read(sent), sent.text("reason")
    complete(sent)
    place = sent_place.on(newest_text(document_of(public_id)))
    reject(place.revision, place.span, reason=reason, by=actor(request), at=timezone.now())
    return {}


@posting(DECIDE)
def undo_reject(request: HttpRequest, sent: Entry, public_id: str) -> Mapping[str, Any]:
    sent_place = SentPlace.read(sent)
    complete(sent)
    place = sent_place.on(newest_text(document_of(public_id)))
    undone = undo_rejection(place.revision, place.span, by=actor(request), at=timezone.now())
    return {"undone": undone}


def note_accepted(claim: Claim, request: HttpRequest) -> None:
    """A claim that was made of a suggested sentence teaches the next model."""
    if not settings.SUGGESTIONS:
        return
    for each in read_text(claim.revision):
        span = Span(each.start, each.end)
        if covers(span, claim.span) and not _is_accepted(claim.revision, span):
            accept(claim.revision, span, claim, by=actor(request), at=timezone.now())
            return


def _is_accepted(revision: Revision, span: Span) -> bool:
    return SuggestionDecision.objects.filter(
        revision=revision,
        start=span.start,
        end=span.end,
        outcome=SuggestionDecision.Outcome.ACCEPTED,
    ).exists()


def speaker_of(place: SourcePlace) -> Any:
    """The desk's speaker whom the text names at this place, where there is one; with the role."""
    if not settings.SUGGESTIONS:
        return None
    for each in read_text(place.revision):
        if each.speaker and covers((each.start, each.end), place.span):
            at = place.revision.document.date_latest
            known = known_speakers(each.speaker, party=each.party, at=at)
            return known[0] if known and known[0].same_party is not False else None
    return None


def topics_of(likes: list[Like]) -> list[Record]:
    """Those of the most similar earlier claim that has any."""
    for like in likes:
        if isinstance(like.known, Claim):
            found = [{"id": str(topic.pk), "text": str(topic)} for topic in like.known.topics.all()]
            if found:
                return found
    return []
