"""Two saves in the same moment: the second waits for the first, and then sees what it did."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
import pytest
from django.db import connections
from django.test import Client

from claims.models import Claim
from tests.claims.admin.admin_forms import change_url, editor, rows, same_claim
from tests.factories import make_assessment, make_claim, make_evidence, make_quantity
from tests.sessions import PATIENCE, another_session, until_somebody_waits

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def session() -> Iterator[psycopg.Connection]:
    with another_session() as session:
        yield session


def post(client: Client, claim: Claim, form: dict[str, Any]) -> int:
    try:
        status: int = client.post(change_url("claim", claim.pk), form).status_code
        return status
    finally:
        connections.close_all()


@pytest.mark.parametrize(
    "theirs",
    [
        "UPDATE claims_claim SET statement = 'Deras.'",
        "UPDATE claims_quantity SET period = '2021'",
        "DELETE FROM claims_quantity",
        "UPDATE claims_assessment SET summary = 'Deras.'",
        "UPDATE claims_evidence SET title = 'Deras.'",
    ],
)
def test_the_second_waits_and_is_stopped(
    client: Client, session: psycopg.Connection, theirs: str
) -> None:
    assessment = make_assessment()
    claim = make_claim(assessment=assessment)
    quantity = make_quantity(claim)
    source = make_evidence(assessment)
    row = {
        "id": quantity.pk,
        "claim": claim.pk,
        "text": quantity.text,
        "unit": "SEK",
        "value": "640\u00a0000\u00a0000",
        "qualifier": "exact",
        "period": "2022",
    }
    check = {
        "id": claim.assessment_id,
        "summary": assessment.summary,
        "rating": "",
        "explanation": assessment.explanation,
    }
    card = {
        name: getattr(source, name)
        for name in ("id", "url", "title", "publisher", "published_on", "stance", "summary")
    }
    card |= {"assessment": claim.assessment_id, "primary": "on"}
    mine = same_claim(
        claim,
        attribution="Min.",
        **rows("quantities", row, initial=1),
        **rows("check", check, initial=1),
        **rows("evidence", card, initial=1),
    )
    editor(client)
    session.execute(theirs.encode())
    with ThreadPoolExecutor(1) as thread:
        saving = thread.submit(post, client, claim, mine)
        until_somebody_waits(session)
        session.commit()
        assert saving.result(PATIENCE) == 409
    claim.refresh_from_db()
    assert claim.attribution == ""


def test_the_second_waits_and_goes_through_when_the_first_gave_up(
    client: Client, session: psycopg.Connection
) -> None:
    claim = make_claim()
    mine = same_claim(claim, attribution="Min.")
    editor(client)
    session.execute(b"UPDATE claims_claim SET statement = 'Deras.'")
    with ThreadPoolExecutor(1) as thread:
        saving = thread.submit(post, client, claim, mine)
        until_somebody_waits(session)
        session.rollback()
        assert saving.result(PATIENCE) == 302
    claim.refresh_from_db()
    assert claim.attribution == "Min."
