"""Marking a claim: what its form begins with, and saving it by the rules of the claim's page."""

from collections.abc import Mapping
from typing import Any

from django.contrib import admin
from django.db import connections, router, transaction
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from claims.admin.base import actor, may
from claims.admin.claim.inlines import QuantityInline
from claims.admin.reader import marked_claims, prefill, suggesting
from claims.admin.reader.access import ReaderRefused, complete, posting
from claims.admin.reader.places import SentPlace, SourcePlace, document_of, newest_text
from claims.models import Claim
from corpus.admin.dates import SURE
from corpus.strict_json import Entry

FIELDS = (
    *("statement", "headline", "kind", "speaker", "role", "date_edtf", "date_evidence"),
    *("attribution", "topics", "worthiness", "worthiness_reason"),
)
QUANTITY_FIELDS = QuantityInline.fields
MARKED_MAX_QUANTITIES = 100
_PREFIX = "quantities"


@posting("claims.add_claim")
def draft(request: HttpRequest, sent: Entry, public_id: str) -> Mapping[str, Any]:
    """The form's values for a selection."""
    place = SentPlace.read(sent)
    complete(sent)
    on_text = place.on(newest_text(document_of(public_id)))
    return {"fields": prefill.fields(on_text), "about": suggesting.about_place(on_text)}


@posting("claims.add_claim")
def mark(request: HttpRequest, sent: Entry, public_id: str) -> Mapping[str, Any]:
    """Save a new claim."""
    sent_place = SentPlace.read(sent)
    values = _form_values(sent)
    complete(sent)
    place = sent_place.on(newest_text(document_of(public_id)))
    if f"{_PREFIX}-0-text" in values and not may(request, "claims.add_quantity"):
        raise ReaderRefused(403, _("Your role does not allow quantities. Nothing was saved."))
    with transaction.atomic():
        claim = _save(request, place, values)
        suggesting.note_accepted(claim, request)
        connections[router.db_for_write(Claim)].check_constraints()
    twins = Claim.objects.filter(revision=claim.revision, start=claim.start, end=claim.end)
    twin = twins.exclude(pk=claim.pk).first()
    note = _("Another claim has the same quote: {}.").format(twin.public_id) if twin else ""
    return {"claims": [marked_claims.one(claim)], "note": note}


def _form_values(sent: Entry) -> QueryDict:
    """What was typed, as a browser would post it to the claim's own page."""
    values = QueryDict(mutable=True)
    if fields := sent.entry("fields"):
        for name in FIELDS:
            typed = fields.text(name)
            values.setlist(name, typed.split(",") if name == "topics" and typed else [typed])
        # The tick of a date that was asked about.
        values["date_edtf" + SURE] = fields.text("date_edtf" + SURE)
        fields.done()
    rows = sent.entries("quantities")
    if len(rows) > MARKED_MAX_QUANTITIES:
        sent.wrong("quantities", f"at most {MARKED_MAX_QUANTITIES} are taken")
    for number, row in enumerate(rows):
        for name in QUANTITY_FIELDS:
            values[f"{_PREFIX}-{number}-{name}"] = row.text(name)
        row.done()
    values[f"{_PREFIX}-TOTAL_FORMS"] = str(len(rows))
    values[f"{_PREFIX}-INITIAL_FORMS"] = "0"
    if values.get("topics") == "":
        values.setlist("topics", [])
    return values


def _save(request: HttpRequest, place: SourcePlace, values: QueryDict) -> Claim:
    page = admin.site.get_model_admin(Claim)
    values["document"] = str(place.revision.document_id)
    values["quote"] = place.quote
    values["place"] = str(place.span.start)
    form = page.get_form(request)(values)
    valid = form.is_valid()
    rows_class = QuantityInline(Claim, admin.site).get_formset(request)
    rows: Any = rows_class(values, instance=form.instance, prefix=_PREFIX)
    if not (rows.is_valid() and valid):
        raise ReaderRefused(
            422, _("Something is missing or wrong: see the fields."), _errors(form, rows)
        )
    claim: Claim = form.save(commit=False)
    if (claim.revision_id, claim.span) != (place.revision.pk, place.span):
        # A newer text has come in since the place was looked at.
        raise ReaderRefused(
            409, _("This is another text than the page shows. Load the page again.")
        )
    claim.created_by = actor(request)
    claim.save()
    form.save_m2m()
    rows.save()
    page.log_addition(request, claim, [{"added": {}}])
    return claim


def _errors(form: Any, rows: Any) -> dict[str, Any]:
    return {
        "fields": dict(form.errors),
        "quantities": [dict(row) for row in rows.errors],
        "general": [*form.non_field_errors(), *rows.non_form_errors()],
    }
