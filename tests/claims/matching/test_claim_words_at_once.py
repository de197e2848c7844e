"""Catching up with claims while others change them, or catch up too."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from django.db import connections

from claims.matching.similar import with_any_word
from claims.matching.word_index import catch_up, catch_up_with_all
from claims.models import Claim
from tests.factories import make_claim
from tests.promises import ask
from tests.sessions import PATIENCE, another_session, until_somebody_waits

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def session() -> Iterator[psycopg.Connection]:
    with another_session() as session:
        yield session


def has(claim: Claim, word: str) -> bool:
    return with_any_word([word]).filter(pk=claim.pk).exists()


def test_a_change_that_is_not_committed_yet_is_noted_again(session: psycopg.Connection) -> None:
    claim = make_claim(statement="Skolan byggs om.")
    session.execute("UPDATE claims_claim SET statement = 'Taket läcker.' WHERE id = %s", [claim.pk])
    assert catch_up_with_all() == 1  # neither waits for it, nor sees it
    assert has(claim, "bygga")
    session.commit()
    assert catch_up_with_all() == 1
    assert has(claim, "läcka")
    assert not has(claim, "bygga")


def test_what_another_is_working_on_is_passed_over(session: psycopg.Connection) -> None:
    claim = make_claim(statement="Skolan byggs om.")
    session.execute("SELECT FROM claims_claimstoindex FOR UPDATE")
    assert catch_up_with_all() == 0
    session.rollback()  # it was killed
    assert catch_up_with_all() == 1
    assert has(claim, "bygga")


def test_a_claim_deleted_meanwhile_leaves_no_words(session: psycopg.Connection) -> None:
    claim = make_claim()
    session.execute("DELETE FROM claims_claim WHERE id = %s", [claim.pk])
    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(_catch_up_alone)
        until_somebody_waits(session)
        session.commit()
        assert done.result(timeout=PATIENCE) == 1
    assert ask("SELECT claim_id FROM claims_claimwords") == []


def _catch_up_alone() -> int:
    try:
        return catch_up()
    finally:
        connections.close_all()
