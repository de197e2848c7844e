"""Claims like the words that are being marked, before there is a claim."""

from decimal import Decimal
from typing import Any

from django.urls import reverse

from claims.admin.claim.relating import why_similar
from claims.admin.reader.places import SourcePlace
from claims.matching.similar import similar_to
from claims.spotting.quantities import quantities_in
from claims.spotting.quantities.product import proposed_rows
from corpus.dates_in_words import in_words


def rows(place: SourcePlace, fields: dict[str, Any]) -> list[dict[str, str]]:
    """By the quote's words and numbers, and the speaker that the form begins with."""
    spotted = proposed_rows(quantities_in(place.quote))
    numbers: set[tuple[Decimal, str]] = {(row.value, row.unit) for row in spotted}
    speaker = next((int(each["id"]) for each in fields["speaker"]), None)
    found = similar_to(place.quote, numbers, speaker=speaker)
    return [
        {
            "statement": each.claim.statement,
            "url": reverse("admin:claims_claim_change", args=[each.claim.pk]),
            "about": " · ".join(
                map(
                    str,
                    (
                        each.claim.speaker,
                        in_words(each.claim.date_edtf),
                        each.claim.revision.document.title,
                        each.claim.get_status_display(),
                    ),
                )
            ),
            "why": " · ".join(why_similar(each)),
        }
        for each in found
    ]
