"""Many keys at once, and the collector that is paused meanwhile."""

import gc

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Claim
from corpus.any_of import AnyOf
from corpus.collecting import no_collecting
from tests.factories import make_claim


@pytest.mark.django_db
def test_it_finds_what_in_finds_by_one_parameter() -> None:
    claims = [make_claim() for _number in range(3)]
    keys = [claims[0].pk, claims[2].pk, 987_654_321]
    with CaptureQueriesContext(
        connection,
    ) as captured:
        found = set(Claim.objects.filter(AnyOf("pk", keys)))
    assert found == set(Claim.objects.filter(pk__in=keys)) == {claims[0], claims[2]}
    assert " IN (" not in captured[0]["sql"]
    assert set(Claim.objects.exclude(AnyOf("pk", keys))) == {claims[1]}
    assert not Claim.objects.filter(AnyOf("pk", []))
    assert set(Claim.objects.filter(AnyOf("speaker", [claims[1].speaker_id]))) == {claims[1]}


def paused_until_an_error() -> None:
    with no_collecting():
        assert not gc.isenabled()
        raise ValueError("within")


def test_the_collector_is_back_after_an_error_and_stays_off_where_it_was() -> None:
    with pytest.raises(ValueError, match="within"):
        paused_until_an_error()
    assert gc.isenabled()
    gc.disable()
    try:
        with no_collecting():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
