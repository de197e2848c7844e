"""What an answer costs: a fixed number of queries, however much is published, all of them on the
public connection."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims.models import Claim
from tests.factories import make_claim, make_quantity, make_scale_and_ratings, make_topic
from tests.published import get, make_checked, publish

pytestmark = pytest.mark.django_db


class Cost:
    """Asserts the number of queries of a request: on the public connection; on the other, none."""

    def __init__(self, client: Client, assert_queries: DjangoAssertNumQueries) -> None:
        self._client = client
        self._assert_queries = assert_queries

    def is_(self, queries: int, path: str, status: int = 200, **parameters: Any) -> None:
        with (
            self._assert_queries(queries, using="public"),
            self._assert_queries(0, using="default"),
        ):
            response = self._client.get(f"/api/v1/{path}", parameters)
            assert response.status_code == status
            response.getvalue()


@pytest.fixture
def cost(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> Cost:
    return Cost(client, django_assert_num_queries)


@pytest.fixture(params=[1, 12], ids=["one claim", "a dozen claims"])
def claim(request: pytest.FixtureRequest) -> Claim:
    """One of the published claims: each has a speaker, a document and a topic of its own."""
    rating = make_scale_and_ratings()["true"]
    claims = [make_checked(rating, topics=[make_topic(f"t{n}")]) for n in range(request.param)]
    for each in claims:
        make_quantity(each)
    publish(*claims)
    return claims[0]


def test_lists(claim: Claim, cost: Cost) -> None:
    for path in ("claims/", "documents/", "speakers/", "topics/", "ratings/"):
        cost.is_(1, path)  # the page: its records' JSON joined, and the cursors' values


def test_filtered_list(claim: Claim, cost: Cost) -> None:
    filters: dict[str, Any] = {
        "speaker": claim.speaker.public_id,
        "document": claim.revision.document.public_id,
        "party": "M",
        "topic": "t0",
        "rating": "true",
        "amount_min": 1,
        "unit": "SEK",
        "date_after": "2020-01-01",
        "published_since": "2020-01-01",
    }
    cost.is_(1, "claims/", **filters)  # the page
    cost.is_(1, "claims/", q="placering")  # the page: matches ranked, and joined to their records
    cost.is_(1, "claims/", q="placering", **filters)  # the same
    cost.is_(1, "claims/", q="placering", ordering="date", **filters)  # the page


def test_later_pages(claim: Claim, cost: Cost, client: Client) -> None:
    publish(make_claim(), make_claim())
    for ordering in ("published_at", "-date"):
        address = get(client, "claims/", page_size=1, ordering=ordering)["next"]
        cursor = address.split("cursor=")[1]
        cost.is_(1, "claims/", page_size=1, cursor=cursor)  # the page


def test_list_that_came_out_empty(claim: Claim, cost: Cost) -> None:
    cost.is_(1, "claims/", kind="rule")  # the page
    known: dict[str, Any] = {
        "speaker": claim.speaker.public_id,
        "document": claim.revision.document.file_name,
        "party": "M",
        "topic": "t0",
        "rating": "true",
    }
    # The page; then, one by one, whether speaker, document, party, topic and rating are anywhere.
    cost.is_(6, "claims/", kind="rule", **known)
    # The page; whether the speaker is anywhere, and whether its record was merged into another.
    cost.is_(3, "claims/", status=400, speaker="bcdfghjk")


def test_refused_parameters(claim: Claim, cost: Cost) -> None:
    cost.is_(0, "claims/", status=400, kind="x")  # refused before anything is read
    cost.is_(0, "claims/", status=400, cursor="x")
    cost.is_(0, "speakers/", status=400, page_size="0")


def test_single_records(claim: Claim, cost: Cost) -> None:
    cost.is_(1, f"claims/{claim.public_id}/")  # the record
    cost.is_(1, f"speakers/{claim.speaker.public_id}/")  # the record
    cost.is_(1, f"documents/{claim.revision.document.public_id}/")  # the record and its text
    cost.is_(1, "topics/t0/")  # the record
    cost.is_(1, "ratings/true/")  # the record
    cost.is_(1, "claims/bcdfghjk/", status=404)  # the record, in vain


def test_csv(claim: Claim, cost: Cost) -> None:
    # COPY alone, which is run on the connection itself and not counted here.
    cost.is_(0, "claims.csv")
    cost.is_(0, "claims.csv", kind="quantity", amount_min=1)
    # Whether its word may lack marks; then COPY.
    cost.is_(1, "claims.csv", kind="quantity", q="placering", amount_min=1)
    # Whether the speaker and the party are anywhere; then COPY.
    cost.is_(2, "claims.csv", speaker=claim.speaker.public_id, party="M")


def test_what_is_no_record(cost: Cost) -> None:
    for path in ("", "schema/", "docs/"):
        cost.is_(0, path)
