"""What makes a change more than a minor one is told in people's words, never in codes."""

import pytest
from django.utils import translation

from claims.models import Claim
from claims.publication.facts_in_words import fact_in_words
from claims.publication.minor_changes import more_than_minor
from claims.publication.record import snapshot
from tests.factories import make_claim, make_quantity, make_scale_and_ratings
from tests.published import make_checked

pytestmark = pytest.mark.django_db


def told(before: Claim, now: Claim) -> list[str]:
    with translation.override("sv"):
        changes = more_than_minor(snapshot(before), snapshot(now))
        return [fact_in_words(fact) for fact in changes if fact.what not in {"words", "evidence"}]


def test_codes_are_words() -> None:
    claim = make_claim(kind="quantity", date_edtf="2023~")
    before = Claim.objects.get(pk=claim.pk)
    claim.kind, claim.date_edtf, claim.status = "decision", "2020-09-22/2020-12-31", "in_progress"
    assert told(before, claim) == [
        "datumet (förut ”omkring 2023”, nu ”22 september – 31 december 2020”)",
        "typen (förut ”antal eller belopp”, nu ”beslut”)",
        "omdömet (förut ”inte granskat”, nu ”granskas”)",
    ]


def test_a_verdict_is_called_by_its_label() -> None:
    checked = make_checked(make_scale_and_ratings()["half_true"])
    plain = make_claim(
        revision=checked.revision, statement=checked.statement, speaker=checked.speaker
    )
    assert "omdömet (förut ”inte granskat”, nu ”Delvis sant”)" in told(plain, checked)


def test_two_sides_that_read_the_same_are_not_set_against_each_other() -> None:
    """Of a number of which the unit alone is another, in the same words."""
    claim = make_claim()
    quantity = make_quantity(claim)
    before = snapshot(Claim.objects.get(pk=claim.pk))
    type(quantity).objects.filter(pk=quantity.pk).update(unit="EUR")
    changes = more_than_minor(before, snapshot(Claim.objects.get(pk=claim.pk)))
    with translation.override("sv"):
        assert [fact_in_words(fact) for fact in changes] == ["siffran"]
