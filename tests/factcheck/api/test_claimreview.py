"""`claims/{id}/claimreview/` and `claimreview/`."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims.models import Claim
from claims.publication import publishing
from tests.factories import (
    AT,
    make_assessment,
    make_claim,
    make_scale_and_ratings,
    make_speaker,
    make_user,
)
from tests.published import SITE, get, make_checked, make_published, publish

pytestmark = pytest.mark.django_db

PROBLEM = "application/problem+json"


def feed(client: Client) -> Any:
    response = client.get("/api/v1/claimreview/")
    assert response.status_code == 200
    return json.loads(response.getvalue())


def publish_checked(**overrides: Any) -> Claim:
    claim = make_checked(**overrides)
    publish(claim)
    return claim


def test_the_review_of_a_checked_claim(client: Client) -> None:
    speaker = make_speaker(wikidata_id="Q42")
    claim = publish_checked(speaker=speaker, date_edtf="2023-04-14")
    response = client.get(f"/api/v1/claims/{claim.public_id}/claimreview/")
    assert response["Content-Type"] == "application/ld+json"
    assert response.json() == {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": f"{SITE}/claims/{claim.public_id}/",
        "claimReviewed": "Placeringarna kostade Stockholms stad 640 miljoner kronor [2022].",
        "itemReviewed": {
            "@type": "Claim",
            "text": "Placeringarna kostade Stockholms stad 640 miljoner kronor [2022].",
            "author": {
                "@type": "Person",
                "name": "Åsa Öberg",
                "sameAs": "https://www.wikidata.org/wiki/Q42",
            },
            "datePublished": "2023-04-14",
            "firstAppearance": {"@type": "CreativeWork", "name": "Dyra placeringar"},
        },
        "reviewRating": {
            "@type": "Rating",
            "alternateName": "Delvis sant",
            "ratingValue": 3,
            "bestRating": 5,
            "worstRating": 1,
            "ratingExplanation": "Stadens bokslut visar 612 miljoner.",
        },
        "author": {"@type": "Organization", "name": "Faktabasen", "url": f"{SITE}/"},
        "datePublished": "2024-03-01T12:00:00.000000Z",
        "dateModified": "2024-03-01T12:00:00.000000Z",
        "dateCreated": "2024-03-01",
    }


@pytest.mark.parametrize("accept", ["application/json", "application/ld+json", "*/*"])
def test_the_media_type_that_is_asked_for(client: Client, accept: str) -> None:
    claim = publish_checked()
    path = f"/api/v1/claims/{claim.public_id}/claimreview/"
    response = client.get(path, headers={"accept": accept})
    assert response["Content-Type"] == accept.replace("*/*", "application/ld+json")


def test_corrections_are_told(client: Client) -> None:
    claim = publish_checked()
    claim.statement = "Placeringarna kostade Stockholms stad 640 miljoner kronor [2021]."
    claim.save()
    publish(claim, at=AT + timedelta(days=1), kind="correction", note="Året var fel.")
    review = get(client, f"claims/{claim.public_id}/claimreview/")
    assert review["claimReviewed"].endswith("[2021].")
    assert review["datePublished"] == "2024-03-01T12:00:00.000000Z"
    assert review["dateModified"] == "2024-03-02T12:00:00.000000Z"
    assert review["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": "Året var fel.",
            "datePublished": "2024-03-02T12:00:00.000000Z",
        }
    ]


@pytest.mark.parametrize(
    ("status", "why"),
    [
        ("unverified", "has not been checked"),
        ("in_progress", "is being checked"),
        ("in_review", "awaits approval"),
        ("not_checkable", "could not be checked"),
    ],
)
def test_other_claims_have_none_and_are_told_why(client: Client, status: str, why: str) -> None:
    tried = None if status == "unverified" else make_assessment(approved=status == "not_checkable")
    claim = make_published(status=status, assessment=tried)
    response = client.get(f"/api/v1/claims/{claim.public_id}/claimreview/")
    assert response.status_code == 404
    assert response["Content-Type"] == PROBLEM
    assert why in response.json()["detail"]


def test_a_withdrawn_claim_has_none_any_more(client: Client) -> None:
    claim = publish_checked()
    publishing.withdraw([claim], by=make_user(), at=AT, reason="Fel person citerades.")
    response = client.get(f"/api/v1/claims/{claim.public_id}/claimreview/")
    assert response.status_code == 410
    assert response["Content-Type"] == PROBLEM
    assert response.json()["withdrawn"]["reason"] == "Fel person citerades."
    assert feed(client)["dataFeedElement"] == []


@pytest.mark.parametrize("name", ["xxxxxxxx", "%00", "a" * 300])
def test_no_such_claim(client: Client, name: str) -> None:
    response = client.get(f"/api/v1/claims/{name}/claimreview/")
    assert response.status_code == 404
    assert response["Content-Type"] == PROBLEM


@pytest.mark.parametrize("path", ["claims/xxxxxxxx/claimreview/", "claimreview/"])
def test_parameters_are_refused(client: Client, path: str) -> None:
    response = client.get(f"/api/v1/{path}", {"page": "1"})
    assert response.status_code == 400
    assert response.json()["errors"][0]["parameter"] == "page"


@pytest.mark.parametrize("path", ["claims/xxxxxxxx/claimreview/", "claimreview/"])
def test_nothing_can_be_written(client: Client, path: str) -> None:
    assert client.post(f"/api/v1/{path}").status_code == 405


def test_the_feed_holds_every_checked_claim_once(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where it takes several batches to make."""
    monkeypatch.setattr("factcheck.api.claimreview.BATCH", 2)
    rating = make_scale_and_ratings()["true"]
    claims = [make_checked(rating) for _ in range(5)]
    publish(*claims)
    make_published()
    found = feed(client)
    assert found["@type"] == "DataFeed"
    assert found["dateModified"] == "2024-03-01T12:00:00.000000Z"
    assert [item["item"] for item in found["dataFeedElement"]] == [
        get(client, f"claims/{claim.public_id}/claimreview/") for claim in claims
    ]


def test_an_empty_feed_is_a_feed(client: Client) -> None:
    make_claim()
    found = feed(client)
    assert found["dataFeedElement"] == []
    assert "dateModified" not in found


@pytest.mark.parametrize("path", ["claims/{}/claimreview/", "claimreview/"])
def test_whoever_has_it_is_told_so(client: Client, path: str) -> None:
    claim = publish_checked()
    address = f"/api/v1/{path.format(claim.public_id)}"
    first = client.get(address)
    known = {"if-none-match": first["ETag"]}
    assert client.get(address, headers=known).status_code == 304
    claim.statement = "Placeringarna kostade mer."
    claim.save()
    publish(claim, at=AT + timedelta(days=1), kind="update", note="Mer.")
    again = client.get(address, headers=known)
    assert again.status_code == 200
    assert again["ETag"] != first["ETag"]


def test_queries(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    rating = make_scale_and_ratings()["true"]
    claims = [make_checked(rating) for _ in range(3)]
    publish(*claims)
    with django_assert_num_queries(3, using="public"):  # the claim, its versions, its speakers
        get(client, f"claims/{claims[0].public_id}/claimreview/")
    # The newest publication; the batch, its versions and speakers; that there is no further batch.
    with django_assert_num_queries(5, using="public"):
        feed(client)
