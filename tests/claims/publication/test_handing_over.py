"""Acts of many claims: written in the background, batch by batch, in one transaction as ever."""

import sys
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.forms.models import model_to_dict
from django.test import Client
from django.utils import translation

from claims.models import Claim, ClaimVersion, PublicClaim, PublicVersion, Topic
from claims.publication import publishing, rebuilding, writing
from claims.publication.copying import copy_values
from claims.publication.handing_over import execute_in_turn, handing_over
from claims.publication.publishing import PublicationRefused, publish
from claims.publication.rebuilding import rebuild_public_rows
from claims.verifying.looking import broken_promises
from tests.factories import AT, make_claim, make_quantity, make_topic, make_user
from tests.published import get

LATER = AT + timedelta(days=1)
ROWS = [("skola", "Skola", "Schools"), ("vard", "Vård", "Care")]


@pytest.fixture
def in_batches_of_two(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a few claims are an act of many."""
    monkeypatch.setattr(writing, "_MANY_VERSIONS", 1)
    monkeypatch.setattr(writing, "COUNTED_AT_ONCE", 4)
    for module in (publishing, rebuilding):
        monkeypatch.setattr(module, "BATCH_CLAIMS", 2)


def topics(rows: list[Any]) -> None:
    copy_values(Topic, ("id", "name_sv", "name_en"), rows)


def hand_over(*batches: list[Any], then: Callable[[], object] = lambda: None) -> None:
    with transaction.atomic(), handing_over(connection):
        for rows in batches:
            topics(rows)
        then()


def claims(count: int) -> list[Claim]:
    three = [make_topic(f"t{number}") for number in range(3)]
    found = [make_claim(topics=[three[number % 3]]) for number in range(count)]
    for claim in found:
        make_quantity(claim)
    return found


def said_again(claim: Claim) -> Claim:
    claim.statement = f"Igen: {claim.statement}"
    claim.save()
    return claim


def public_rows() -> list[dict[str, Any]]:
    return [model_to_dict(row) for row in PublicClaim.objects.order_by("pk")]


@pytest.mark.django_db
def test_whoever_asks_sees_what_was_handed_over_before() -> None:
    with handing_over(connection):
        topics(ROWS)
        execute_in_turn(connection, "UPDATE claims_topic SET name_en = %s", ["Care"])
        assert dict(Topic.objects.values_list("id", "name_en")) == {"skola": "Care", "vard": "Care"}


@pytest.mark.django_db
def test_what_the_database_refuses_is_told_at_the_end() -> None:
    before = sys.getswitchinterval()
    with pytest.raises(IntegrityError):
        hand_over([*ROWS, ROWS[0]], [("miljo", "Miljö", "Environment")])
    assert not Topic.objects.exists()
    assert sys.getswitchinterval() == before


@pytest.mark.django_db
def test_an_error_of_ours_ends_what_is_under_way() -> None:
    with pytest.raises(ZeroDivisionError):
        hand_over(ROWS, then=lambda: 1 // 0)
    assert not Topic.objects.exists()


@pytest.mark.django_db
def test_many_claims_are_published_as_few_are(in_batches_of_two: None) -> None:
    by, found = make_user(), claims(7)
    versions = publish(found, by=by, at=AT)
    assert [version.claim_id for version in versions] == [claim.pk for claim in found]
    assert [version.publication for version in versions] == [1, 2, 3, 4, 5, 6, 7]
    changed = [said_again(claim) for claim in found[1:6]]
    publish(changed, by=by, at=LATER, kind=ClaimVersion.Kind.UPDATE, note="Igen.")
    assert PublicVersion.objects.count() == 12
    assert not broken_promises()
    made = public_rows()
    assert rebuild_public_rows() == 7
    assert public_rows() == made
    assert not broken_promises()


@pytest.mark.django_db
def test_nothing_is_public_where_the_last_one_is_refused(
    client: Client, in_batches_of_two: None
) -> None:
    by, found = make_user(), claims(5)
    publish(found[4:], by=by, at=AT)
    with translation.override("en"), pytest.raises(PublicationRefused) as refused:
        publish(found, by=by, at=LATER)
    assert [claim.pk for claim, _missing in refused.value.reasons] == [found[4].pk]
    assert ClaimVersion.objects.count() == 1
    assert len(get(client, "claims/")["results"]) == 1
