"""`/api/v1/claims/`: what a list looks like, what is in it, and in which order."""

import json
from datetime import timedelta

import pytest
from django.test import Client

from tests.factories import AT, make_assessment, make_claim, make_scale_and_ratings
from tests.published import get, ids, make_checked, make_published, publish

pytestmark = pytest.mark.django_db


def test_nothing_is_published(client: Client) -> None:
    make_claim()
    assert get(client, "claims/") == {"next": None, "previous": None, "results": []}


def test_a_list_holds_the_records_as_they_are_alone(client: Client) -> None:
    claims = [make_published(), make_checked()]
    publish(claims[1])
    response = client.get("/api/v1/claims/")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    alone = [client.get(f"/api/v1/claims/{claim.public_id}/").content.decode() for claim in claims]
    body = f'{{"next": null, "previous": null, "results": [{alone[1]},{alone[0]}]}}'
    assert response.content.decode() == body
    json.loads(body)


def test_swedish_letters_are_sent_as_themselves(client: Client) -> None:
    make_published()
    assert "Åsa Öberg".encode() in client.get("/api/v1/claims/").content


def test_drafts_are_not_in_it(client: Client) -> None:
    published = make_published()
    draft = make_claim(revision=published.revision, speaker=published.speaker)
    make_claim(
        status="checked",
        assessment=make_assessment(approved=True, rating=make_scale_and_ratings()["true"]),
    )
    assert ids(client) == [published.public_id]
    publish(draft)
    assert ids(client) == [draft.public_id, published.public_id]


def test_last_published_comes_first_by_default(client: Client) -> None:
    first, second, third = make_claim(), make_claim(), make_claim()
    publish(second)
    publish(third, first)
    expected = [first.public_id, third.public_id, second.public_id]
    assert ids(client) == expected
    assert ids(client, ordering="-published_at") == expected
    assert ids(client, ordering="published_at") == expected[::-1]


def test_published_order_is_that_of_the_first_publication(client: Client) -> None:
    first, second = make_published(), make_published()
    first.statement = "Placeringarna kostade Stockholms stad 612 miljoner kronor [2022]."
    first.save()
    publish(first, kind="correction", note="Fel belopp.", at=AT + timedelta(days=1))
    assert ids(client) == [second.public_id, first.public_id]
    newest = get(client, f"claims/{first.public_id}/")
    assert (newest["version"], newest["published_at"]) == (2, "2024-03-02T12:00:00.000000Z")


def test_ordered_by_date(client: Client) -> None:
    dates = ["2016-04-14", "2023~", "2020-09-22/2020-12-31", "2023-01-01", "2020-10"]
    claims = {date: make_published(date_edtf=date).public_id for date in dates}
    expected = [
        claims[date]
        for date in ("2016-04-14", "2020-09-22/2020-12-31", "2020-10", "2023~", "2023-01-01")
    ]
    assert ids(client, ordering="date") == expected
    assert ids(client, ordering="-date") == expected[::-1]


def test_fifty_to_a_page_unless_said(client: Client) -> None:
    claims = [make_claim() for _ in range(51)]
    publish(*claims)
    page = get(client, "claims/")
    assert len(page["results"]) == 50
    assert page["previous"] is None
    assert get(client, "claims/", page_size=51)["next"] is None
    assert len(ids(client, page_size=1)) == 1
