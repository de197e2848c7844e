"""Has it been checked before? At the desk: claims in any state, and other desks' checks."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.matching.before import like_at_desk
from claims.matching.comparing import MatchAgreement, MatchDifference
from claims.models import Claim, ExternalCheck
from tests.factories import (
    make_claim,
    make_document,
    make_external_check,
    make_publisher,
    make_revision,
    make_speaker,
)

STATEMENT = "Placeringarna kostade Stockholms stad 640 miljoner kronor [2022]."

pytestmark = pytest.mark.django_db


def test_drafts_and_other_desks_checks_are_found() -> None:
    claim = make_claim(statement=STATEMENT)
    check = make_external_check(
        claim_reviewed="Placeringar i familjehem kostade Stockholm 640 miljoner kronor 2021."
    )
    found = like_at_desk("Placeringarna kostade Stockholm 640 miljoner kronor 2022.")
    assert [each.known for each in found] == [claim, check]
    assert isinstance(found[0].known, Claim)
    assert isinstance(found[1].known, ExternalCheck)
    assert found[0].comparison.same
    assert MatchDifference.OTHER_PERIOD in found[1].comparison.differences


def test_only_checked_ones_where_those_are_asked_for() -> None:
    make_claim(statement=STATEMENT)
    assert like_at_desk(STATEMENT, only_checked=True) == []


def test_the_same_speaker_is_told() -> None:
    speaker = make_speaker()
    make_claim(statement=STATEMENT, speaker=speaker)
    (found,) = like_at_desk(STATEMENT, speaker=speaker.pk)
    assert MatchAgreement.SAME_SPEAKER in found.comparison.agreements
    (other,) = like_at_desk(STATEMENT, speaker=-1)
    assert MatchAgreement.SAME_SPEAKER not in other.comparison.agreements


@pytest.mark.parametrize("text", ["", "…", "och att det", "' & | ! <-> :* \\ \"", "640"])
def test_what_holds_no_words_finds_nothing_and_breaks_nothing(text: str) -> None:
    make_claim(statement=STATEMENT)
    assert like_at_desk(text) == []


def test_what_is_alike_costs_the_same_however_much_there_is() -> None:
    """Each of them of another document, with a publisher of its own."""

    def cost(claims: int) -> int:
        for number in range(claims):
            revision = make_revision(document=make_document(publisher=make_publisher()))
            make_claim(
                revision=revision, statement=f"Placeringarna kostade 640 miljoner, {number}."
            )
        like_at_desk("Placeringarna kostade 640 miljoner kronor.")  # now their words are indexed
        with CaptureQueriesContext(connection) as queries:
            found = like_at_desk("Placeringarna kostade 640 miljoner kronor.")
        assert len(found) > 1
        return len(queries)

    assert cost(2) == cost(5)
