"""Codes and numbers in words."""

from typing import Any

import pytest
from django.utils import translation

from claims.models import (
    Claim,
    ClaimVersion,
    CorrectionRequest,
    Evidence,
    Quantity,
    Speaker,
)
from claims.vocabulary import quantities, workflow
from corpus.models import Document
from factcheck.site import words

AMOUNTS = [
    ({"value": "640000000", "unit": "SEK"}, "640\xa0000\xa0000 kronor", "640,000,000 SEK"),
    ({"value": "0.15", "unit": "SEK"}, "0,15 kronor", "0.15 SEK"),
    ({"value": "1", "unit": "SEK"}, "1 krona", "1 SEK"),
    ({"value": "2500", "unit": "EUR"}, "2\xa0500 EUR", "2,500 EUR"),
    ({"value": "10", "value_max": "15", "unit": "years"}, "10–15 år", "10–15 years"),
    ({"value": "1", "unit": "persons", "qualifier": "about"}, "ungefär 1 person", "about 1 person"),
    ({"value": "1400", "unit": "count", "qualifier": "almost"}, "nästan 1\xa0400", "almost 1,400"),
    (
        {"value": "2.5", "unit": "percent", "qualifier": "more_than"},
        "mer än 2,5 procent",
        "more than 2.5 percent",
    ),
    ({"value": "3", "unit": "percentage_points"}, "3 procentenheter", "3 percentage points"),
    ({"value": "0.5", "unit": "ratio"}, "en faktor 0,5", "a factor of 0.5"),
    (
        {"value": "4", "unit": "months", "qualifier": "at_most"},
        "högst 4 månader",
        "at most 4 months",
    ),
]


@pytest.mark.parametrize(("given", "swedish", "english"), AMOUNTS)
def test_amounts(given: dict[str, Any], swedish: str, english: str) -> None:
    quantity = {"value_max": None, "qualifier": "exact"} | given
    with translation.override("sv"):
        assert words.amount(quantity) == swedish
    with translation.override("en"):
        assert words.amount(quantity) == english


def test_every_unit_and_qualifier_can_be_said() -> None:
    for unit in (*quantities.UNITS, "SEK", "USD"):
        for qualifier in quantities.QUALIFIERS:
            quantity = {"value": "2", "value_max": None, "unit": unit, "qualifier": qualifier}
            assert "2" in words.amount(quantity)


def test_every_code_has_words() -> None:
    assert set(words.STATUSES) == set(words.STATUS_MEANINGS) == set(workflow.STATUSES)
    assert set(words.CLAIM_KINDS) == set(Claim.Kind.values)
    assert set(words.STANCES) == set(Evidence.Stance.values)
    assert set(words.VERSION_KINDS) == set(ClaimVersion.Kind.values)
    assert set(words.DOCUMENT_KINDS) == set(Document.Kind.values)
    assert set(words.SPEAKER_KINDS) == set(Speaker.Kind.values) - {"person"}
    assert set(words.ANSWERS) == set(CorrectionRequest.Outcome.values) - {"open"}
    assert set(quantities.QUALIFIERS) == set(Quantity.Qualifier.values)
