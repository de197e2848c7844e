"""`count=true`: how many claims match, exact up to a bound, and only when asked for."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from claims.publication.publishing import withdraw
from factcheck.api import counting
from tests.factories import AT, make_speaker, make_topic, make_user
from tests.published import get, make_published, refusal

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """And afterwards as before: a request leaves its language behind."""
    with translation.override("en"):
        yield


def count(client: Client, **parameters: Any) -> Any:
    return get(client, "claims/", count="true", **parameters)["count"]


def exactly(value: int) -> dict[str, Any]:
    return {"value": value, "exact": True}


def test_all_that_match_are_counted_on_every_page(client: Client) -> None:
    speaker, topic = make_speaker(), make_topic("skola")
    for number in range(3):
        make_published(speaker=speaker, topics=[topic], statement=f"Skolan är nummer {number}.")
    make_published(statement="Vården är dyr.")
    assert count(client) == exactly(4)
    assert count(client, page_size=2) == exactly(4)
    first = get(client, "claims/", count="true", page_size=2)
    second = client.get(first["next"]).json()
    assert second["count"] == exactly(4)
    assert count(client, speaker=speaker.public_id) == exactly(3)
    assert count(client, topic="skola", q="nummer") == exactly(3)
    assert count(client, q="vården") == exactly(1)
    assert count(client, q="vården", ordering="date") == exactly(1)
    assert count(client, q="finns inte") == exactly(0)
    assert count(client, fields="id") == exactly(4)


def test_beyond_the_bound_there_are_more(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "MOST_COUNTED", 2)
    make_published()
    make_published()
    assert count(client) == exactly(2)
    make_published()
    assert count(client) == {"value": 2, "exact": False}
    assert count(client, q="placering") == {"value": 2, "exact": False}


def test_withdrawn_claims_are_counted_as_they_are_listed(client: Client) -> None:
    claim, _other = make_published(), make_published()
    withdraw([claim], by=make_user(), at=AT, reason="Fel.")
    assert count(client) == exactly(1)
    assert count(client, since="0") == exactly(2)
    answer = get(client, "claims/", since="2", count="true")
    assert (answer["count"], answer["publication"]) == (exactly(1), 3)
    assert count(client, since="3") == exactly(0)


def test_nothing_is_counted_unless_asked_for(client: Client) -> None:
    make_published()
    for parameters in ({}, {"count": "false"}, {"count": ""}):
        with CaptureQueriesContext(connections["public"]) as queries:
            assert "count" not in get(client, "claims/", **parameters)
        assert len(queries) == 1  # the page
        assert "count(" not in queries[0]["sql"].lower()


@pytest.mark.parametrize("value", ["1", "TRUE", "yes", "tru", " true", "true\x00", "10000"])
def test_another_value_is_named(client: Client, value: str) -> None:
    assert refusal(client, "claims/", count=value) == {"count": ["Say true or false."]}
    assert refusal(client, "claims/", count=value, since="0").keys() == {"count"}


def test_only_claims_are_counted(client: Client) -> None:
    for path in ("speakers/", "claims.csv", "corrections/"):
        assert refusal(client, path, count="true").keys() == {"count"}


def test_a_counted_list_is_not_sent_again_while_it_is_the_same(client: Client) -> None:
    make_published()
    first = client.get("/api/v1/claims/", {"count": "true"})
    tag = first["ETag"]
    again = client.get("/api/v1/claims/", {"count": "true"}, headers={"if-none-match": tag})
    assert again.status_code == 304
    make_published()
    again = client.get("/api/v1/claims/", {"count": "true"}, headers={"if-none-match": tag})
    assert (again.status_code, again.json()["count"]) == (200, exactly(2))
