"""Acts on a claim that is marked already: move its boundaries, take it on in the workflow, undo."""

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.db import connections, router, transaction
from django.db.models import Model, Q
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.admin.base import actor
from claims.admin.reader import marked_claims
from claims.admin.reader.access import ReaderRefused, complete, posting, unreadable
from claims.admin.reader.places import SentPlace
from claims.models import Claim
from claims.review import START, VERBS, ReviewRefused, after_change, take_on
from claims.vocabulary.workflow import UNVERIFIED
from corpus.anchoring import Span
from corpus.history.tracking import acting
from corpus.sections import section_of
from corpus.strict_json import Entry

_MOVE = "move"


@posting("claims.change_claim")
def move(request: HttpRequest, sent: Entry, public_id: str) -> Mapping[str, Any]:
    """Other boundaries, if the claim still has those that the page showed."""
    shown = Span(sent.number("from_start") or 0, sent.number("from_end") or 0)
    sent_place = SentPlace.read(sent)
    complete(sent)
    with transaction.atomic(), acting(verb=_MOVE):
        claim = _locked(public_id)
        if claim.span != shown:
            raise ReaderRefused(
                409,
                _(
                    "Somebody has moved this claim since the page was loaded. Nothing was changed: "
                    "load the page again."
                ),
            )
        place = sent_place.on(claim.revision)
        lost = [row.text for row in claim.quantities.all() if row.text not in place.quote]
        if lost:
            raise ReaderRefused(
                422,
                _(
                    "%(numbers)s would stand outside the quote. Change the claim's quantities "
                    "first, or mark more."
                )
                % {"numbers": ", ".join(_("“%(text)s”") % {"text": text} for text in lost)},
            )
        claim.start, claim.end = place.span
        claim.quote = place.quote
        claim.section = section_of(place.span, claim.revision.sections.all())
        claim.save(update_fields=["start", "end", "quote", "section"])
        after_change([claim.pk], by=actor(request), at=timezone.now())
        claim.refresh_from_db(fields=["status"])
        connections[router.db_for_write(Claim)].check_constraints()
        admin.site.get_model_admin(Claim).log_change(
            request, claim, [{"changed": {"fields": [str(Claim._meta.get_field("quote").name)]}}]
        )
    return {"claims": [marked_claims.one(claim)]}


@posting()
def set_status(request: HttpRequest, sent: Entry, public_id: str) -> Mapping[str, Any]:
    """A verb of the workflow, which checks the role's right itself."""
    verb, shown = sent.text("verb", required=True), sent.text("status", required=True)
    reason = sent.text("reason")
    complete(sent)
    if verb not in VERBS:
        raise unreadable(f"verb: “{verb}” is none")
    claim = get_object_or_404(Claim.objects.select_related("assessment"), public_id=public_id)
    if claim.status != shown:
        raise ReaderRefused(
            409,
            _("Somebody has taken this claim further: it is “%(status)s” now. Load the page again.")
            % {"status": claim.get_status_display()},
        )
    try:
        take_on(claim, VERBS[verb], by=actor(request), at=timezone.now(), reason=reason)
    except ReviewRefused as refused:
        raise ReaderRefused(409, str(refused)) from refused
    together = Q(pk=claim.pk)
    if claim.assessment_id and verb != START.name:
        together |= Q(assessment=claim.assessment_id)
    return {
        "claims": marked_claims.records(marked_claims.claims_in(claim.revision).filter(together))
    }


@posting("claims.delete_claim")
def undo(request: HttpRequest, sent: Entry, public_id: str) -> Mapping[str, Any]:
    """Delete a claim that the same person has just marked, if nothing else has happened to it."""
    complete(sent)
    with transaction.atomic():
        claim = _locked(public_id)
        if claim.created_by_id != actor(request).pk:
            raise ReaderRefused(403, _("Only whoever marked a claim can undo that."))
        if not _untouched(claim):
            raise ReaderRefused(
                409,
                _("More has been done with this claim since it was marked, so that it was kept."),
            )
        page = admin.site.get_model_admin(Claim)
        page.log_deletions(request, Claim.objects.filter(pk=claim.pk))
        claim.delete()
    return {"claims": []}


def _locked(public_id: str) -> Claim:
    claims = Claim.objects.select_for_update(of=("self",)).select_related("revision")
    return get_object_or_404(claims.defer("revision__original"), public_id=public_id)


def _untouched(claim: Claim) -> bool:
    """All that its history knows is how it was marked, and moves of its boundaries since."""
    if claim.status != UNVERIFIED or claim.assessment_id or claim.versions.exists():
        return False
    made = _events("ClaimEvent", pgh_obj=claim.pk, pgh_label="insert").first()
    if made is None or made.pgh_context is None:  # not marked here
        return False
    events = [
        _events("ClaimEvent", pgh_obj=claim.pk),
        *(_events(f"{model}Event", claim=claim.pk) for model in _HANG_ON_CLAIMS),
        _events("ClaimRelationEvent", other=claim.pk),
    ]
    return all(
        event.pgh_context is not None
        and (
            event.pgh_context == made.pgh_context or event.pgh_context.metadata.get("verb") == _MOVE
        )
        for each in events
        for event in each
    )


_HANG_ON_CLAIMS = (
    *("Quantity", "ClaimTopic", "Voice", "ClaimRelation"),
    *("ClaimantContact", "CorrectionRequest"),
)


def _events(name: str, **of: object) -> Any:
    """What the history of one of the claims' tables has, oldest first, by what and whom."""
    model: type[Model] = apps.get_model("claims", name)
    events = model._default_manager.filter(**of).select_related("pgh_context")
    return events.order_by("pgh_id")
