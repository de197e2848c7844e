"""A new claim's fields, filled in as far as the text and its other claims allow."""

import re
from typing import Any

from claims.admin.reader import suggesting
from claims.admin.reader.places import SourcePlace
from claims.admin.widgets import role_label, typed_number
from claims.models import Claim, Role, Speaker
from claims.models.claim_parts import unit_in_words
from claims.spotting.quantities import quantities_in
from claims.spotting.quantities.product import ProposedRow, proposed_rows
from claims.spotting.worth import features_of
from corpus.dates_in_words import as_typed
from corpus.edtf_dates import BadDate, parse_closed_days
from corpus.models import Section
from corpus.sections import section_of

# The first that the words have one of.
_KINDS = {
    Claim.Kind.COMPARISON: {"compares_past", "superlative", "change"},
    Claim.Kind.RULE: {"law"},
}


def fields(place: SourcePlace) -> dict[str, Any]:
    """What the form shows at first. Every value can be changed, and none is saved by this."""
    section = section_of(place.span, place.revision.sections.all())
    last = _last_claim(place, section)
    speaker, role = _speaker(place, last)
    spotted = proposed_rows(quantities_in(place.quote))
    date, evidence = _date(place, section, last)
    return {
        "statement": _sentence(place.quote),
        "kind": _kind(place.quote, number=bool(spotted)),
        "speaker": [{"id": str(speaker.pk), "text": str(speaker)}] if speaker else [],
        "role": [{"id": str(role.pk), "text": role_label(role)}] if role else [],
        "topics": suggesting.topics_of(suggesting.like_place(place)),
        "date_edtf": as_typed(date) if date else "",
        "date_evidence": evidence,
        "quantities": [_row(each) for each in spotted],
    }


def _speaker(place: SourcePlace, last: Claim | None) -> tuple[Speaker | None, Role | None]:
    """Whom the text names here, else who spoke last."""
    named = suggesting.speaker_of(place)
    if named is not None and not (last and last.speaker_id == named.speaker.pk):
        return named.speaker, named.role
    return (last.speaker, last.role) if last else (None, None)


def _kind(quote: str, *, number: bool) -> str:
    """The kind that the words tell of plainly; a person chooses where they don't."""
    said = features_of(quote).keys()
    for kind, telling in _KINDS.items():
        if said & telling:
            return kind.value
    return Claim.Kind.QUANTITY.value if number else ""


def _sentence(quote: str) -> str:
    """On one line, with a capital letter: a statement stands by itself."""
    words = re.sub(r"\s+", " ", quote).strip()
    return words[:1].upper() + words[1:]


def _last_claim(place: SourcePlace, section: Section | None) -> Claim | None:
    """Who spoke last: the claim before this place in its section, else in the text; and where
    none stands before it, the one that was marked last in the document."""
    claims = Claim.objects.select_related("speaker", "role__speaker")
    before = claims.filter(revision=place.revision, start__lte=place.span.start).order_by(
        "-start", "-created_at", "-pk"
    )
    of_document = claims.filter(revision__document=place.revision.document_id)
    return (
        (before.filter(section=section).first() if section else None)
        or before.first()
        or of_document.order_by("-created_at", "-pk").first()
    )


def _date(place: SourcePlace, section: Section | None, last: Claim | None) -> tuple[str, str]:
    """The section's own date, else the last claim's of the same part, else the document's."""
    document = place.revision.document
    own = (section.date_edtf, section.date_evidence) if section else ("", "")
    same_part = last is not None and last.section_id == (section.pk if section else None)
    previous = (last.date_edtf, last.date_evidence) if last and same_part else ("", "")
    for date, evidence in (own, previous, (document.date_edtf, document.date_evidence)):
        if _closed(date):
            return date, evidence
    return "", ""


def _closed(date: str) -> bool:
    try:
        parse_closed_days(date)
    except BadDate:
        return False
    return True


def _row(spotted: ProposedRow) -> dict[str, str]:
    high = spotted.value_max
    return {
        "text": spotted.text,
        "value": typed_number(spotted.value),
        "value_max": "" if high is None else typed_number(high),
        "unit": unit_in_words(spotted.unit),
        "qualifier": spotted.qualifier,
        "period": spotted.period,
    }
