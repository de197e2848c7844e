"""`/v1alpha1/claims:search`, as Google's Fact Check Tools API has it."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import timezone
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError
from pytest_django import DjangoAssertNumQueries, Settings
from pytest_django.live_server_helper import LiveServer

from claims.models import Assessment, Claim, Rating
from claims.publication import publishing
from factcheck.api.claimreview import checked_claims
from factcheck.api.factchecktools import Asked, reviewed_since, search
from tests.factories import AT, make_scale_and_ratings, make_speaker, make_user, taken_back
from tests.published import SITE, make_checked, make_published, publish

PATH = "/v1alpha1/claims:search"

pytestmark = pytest.mark.django_db

Json = dict[str, Any]


@pytest.fixture
def rating() -> Rating:
    return make_scale_and_ratings()["half_true"]


def ask(client: Client, **parameters: Any) -> Json:
    response = client.get(PATH, parameters)
    assert response.status_code == 200, response.content
    assert response["Content-Type"] == "application/json; charset=UTF-8"
    answer: Json = response.json()
    return answer


def ours(client: Client, **parameters: Any) -> Json:
    return ask(client, reviewPublisherSiteFilter="127.0.0.1", **parameters)


def refused(client: Client, **parameters: Any) -> str:
    """The message of a request that must be refused with a 400."""
    response = client.get(PATH, parameters)
    assert response.status_code == 400, response.content
    error = response.json()["error"]
    assert error.keys() == {"code", "message", "status"}
    assert (error["code"], error["status"]) == (400, "INVALID_ARGUMENT")
    return str(error["message"])


def publish_checked(rating: Rating, **overrides: Any) -> Claim:
    claim = make_checked(rating, **overrides)
    publish(claim)
    return claim


def texts(answer: Json) -> list[str]:
    return [claim["text"] for claim in answer.get("claims", [])]


def number_of(claim: Json) -> str:
    """The claim's public id."""
    return str(claim["claimReview"][0]["url"].split("/")[-2])


def test_the_answer(client: Client, rating: Rating) -> None:
    claim = publish_checked(rating, date_edtf="2023-04-14")
    assert ask(client, query="placeringarna") == {
        "claims": [
            {
                "text": "Placeringarna kostade Stockholms stad 640 miljoner kronor [2022].",
                "claimant": "Åsa Öberg",
                "claimDate": "2023-04-14T00:00:00Z",
                "claimReview": [
                    {
                        "publisher": {"name": "Faktabasen", "site": "127.0.0.1"},
                        "url": f"{SITE}/claims/{claim.public_id}/",
                        "title": claim.statement,
                        "reviewDate": "2024-03-01T00:00:00Z",
                        "textualRating": "Delvis sant",
                        "languageCode": "sv",
                    }
                ],
            }
        ]
    }


def test_what_is_not_known_is_left_out(client: Client, rating: Rating) -> None:
    publish_checked(rating, speaker=make_speaker("Okänd skribent", kind="unknown", party=""))
    (claim,) = ask(client, query="placeringarna")["claims"]
    assert "claimant" not in claim
    assert "claimDate" not in claim  # the factory's claims are from “2023~”


def test_nothing_found_is_an_empty_object(client: Client, rating: Rating) -> None:
    publish_checked(rating)
    response = client.get(PATH, {"query": "järnväg"})
    assert response.content.split() == [b"{}"]


def test_only_checked_claims_are_searched(client: Client, rating: Rating) -> None:
    make_published()
    withdrawn = publish_checked(rating)
    publishing.withdraw([withdrawn], by=make_user(), at=AT, reason="Fel talare.")
    make_checked(rating)  # not published
    assert ask(client, query="placeringarna") == {}
    assert ours(client) == {}


def test_either_a_query_or_a_site_is_needed(client: Client) -> None:
    message = refused(client)
    assert "query" in message
    assert "reviewPublisherSiteFilter" in message
    assert refused(client, query="  ", pageSize=5) == message


@pytest.mark.parametrize("site", ["127.0.0.1", "www.127.0.0.1", "WWW.127.0.0.1"])
def test_our_own_site(client: Client, rating: Rating, site: str) -> None:
    publish_checked(rating)
    assert len(ask(client, reviewPublisherSiteFilter=site)["claims"]) == 1


def test_another_site_has_reviewed_nothing_here(client: Client, rating: Rating) -> None:
    publish_checked(rating)
    assert ask(client, reviewPublisherSiteFilter="nytimes.com") == {}
    assert ask(client, query="placeringarna", reviewPublisherSiteFilter="nytimes.com") == {}


def test_the_site_is_the_public_address(client: Client, settings: Settings) -> None:
    settings.PUBLIC_BASE_URL = "https://www.fakta.example:8443/under"
    publish_checked(make_scale_and_ratings()["true"])
    (claim,) = ask(client, reviewPublisherSiteFilter="fakta.example")["claims"]
    assert claim["claimReview"][0]["publisher"]["site"] == "fakta.example"


@pytest.mark.parametrize(("language", "found"), [("sv", 1), ("sv-SE", 1), ("SV", 1), ("en", 0)])
def test_language(client: Client, rating: Rating, language: str, found: int) -> None:
    publish_checked(rating)
    answer = ask(client, query="placeringarna", languageCode=language)
    assert len(answer.get("claims", [])) == found


def test_age_is_that_of_the_review(rating: Rating) -> None:
    """Neither that of the claim nor that of a publication."""
    claim = publish_checked(rating)
    claim.statement = "Placeringarna kostade staden 640 miljoner kronor."
    claim.save()
    publish(claim, at=AT + timedelta(days=10), kind="update", note="Kortare.")
    day = timedelta(days=1)
    assert reviewed_since(checked_claims(), AT - day).count() == 1
    assert reviewed_since(checked_claims(), AT + day).count() == 0


def test_a_claim_first_checked_later_is_as_young_as_its_check(rating: Rating) -> None:
    claim = make_published()
    checked = make_checked(rating)
    assert checked.assessment
    with taken_back(checked.assessment):
        Assessment.objects.update(checked_on=(AT + timedelta(days=9)).date())
    claim.assessment, claim.status = checked.assessment, "checked"
    claim.save()
    publish(claim, at=AT + timedelta(days=10), kind="update", note="Nu granskat.")
    assert reviewed_since(checked_claims(), AT + timedelta(days=9)).count() == 1
    assert reviewed_since(checked_claims(), AT + timedelta(days=10)).count() == 0


def test_max_age_days(rating: Rating, client: Client) -> None:
    publish_checked(rating)
    asked = Asked("placeringarna", "", "", 7, 10, "", 0, set(), pretty=True)
    assert len(texts(search(asked, now=AT + timedelta(days=6)))) == 1
    assert search(asked, now=AT + timedelta(days=8)) == {}
    for days in (0, 2**31 - 1):  # as good as none
        assert len(texts(ask(client, query="placeringarna", maxAgeDays=days))) == 1
    old = (timezone.now() - datetime(2024, 2, 1, tzinfo=UTC)).days
    assert len(texts(ask(client, query="placeringarna", maxAgeDays=old))) == 1
    assert ask(client, query="placeringarna", maxAgeDays=1) == {}


@pytest.mark.parametrize("asked", [{"query": "placeringarna"}, {}])
def test_paging(client: Client, rating: Rating, asked: dict[str, str]) -> None:
    claims = [publish_checked(rating) for _ in range(5)]
    asked = asked or {"reviewPublisherSiteFilter": "127.0.0.1"}
    found, token = [], ""
    for size in (2, 2, 1):
        # The offset counts for nothing once there is a token.
        more = {"pageToken": token, "offset": 3} if token else {}
        answer = ask(client, pageSize=2, **asked, **more)
        assert len(answer["claims"]) == size
        found += [number_of(claim) for claim in answer["claims"]]
        token = answer.get("nextPageToken", "")
    assert token == ""
    assert found == [claim.public_id for claim in reversed(claims)]


@pytest.mark.parametrize("asked", [{"query": "placeringarna"}, {}])
def test_offset(client: Client, rating: Rating, asked: dict[str, str]) -> None:
    claims = [publish_checked(rating).public_id for _ in range(4)]
    asked = asked or {"reviewPublisherSiteFilter": "127.0.0.1"}
    answer = ask(client, offset=1, pageSize=2, **asked)
    assert [number_of(claim) for claim in answer["claims"]] == claims[2:0:-1]
    rest = ask(client, pageSize=2, pageToken=answer["nextPageToken"], **asked)
    assert [number_of(claim) for claim in rest["claims"]] == claims[:1]
    assert ask(client, offset=4, **asked) == {}


def test_ten_to_a_page(client: Client, rating: Rating) -> None:
    publish(*(make_checked(rating) for _ in range(11)))
    assert len(ours(client)["claims"]) == 10
    assert len(ours(client, pageSize=0)["claims"]) == 10
    assert len(ours(client, pageSize=2**31 - 1)["claims"]) == 11


def test_a_token_of_another_search_is_refused(client: Client, rating: Rating) -> None:
    publish_checked(rating)
    publish_checked(rating)
    token = ours(client, pageSize=1)["nextPageToken"]
    assert "pageToken" in refused(client, query="placeringarna", pageToken=token)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("pageSize", "ten"),
        ("pageSize", "-1"),
        ("pageSize", "1.5"),
        ("pageSize", str(2**31)),
        ("pageSize", "٣"),
        ("offset", "-1"),
        ("offset", "9" * 400),
        ("offset", "10001"),
        ("maxAgeDays", "week"),
        ("languageCode", "swedish!"),
        ("languageCode", "s"),
        ("pageToken", "x"),
        ("pageToken", "WyJuZXdlc3QiLDAsIngiXQ"),
        ("prettyPrint", "perhaps"),
        ("alt", "proto"),
        ("fields", "claims(text"),
        ("fields", "claims/verdict"),
        ("query", "x" * 501),
        ("query", "\x00"),
        ("reviewPublisherSiteFilter", "\x00"),
        ("key", "\x00"),
    ],
)
def test_bad_values_are_named(client: Client, name: str, value: str) -> None:
    parameters = {"query": "placeringarna"} | {name: value}
    assert f"'{name}'" in refused(client, **parameters)


def test_text_that_is_not_utf8(client: Client) -> None:
    response = client.get(f"{PATH}?query=%ff")
    assert response.status_code == 400
    assert "'query'" in response.json()["error"]["message"]


def test_unknown_names_are_refused(client: Client) -> None:
    assert '"pagesize"' in refused(client, query="x", pagesize=3)


def test_a_parameter_given_twice(client: Client) -> None:
    response = client.get(f"{PATH}?query=a&query=b")
    assert response.status_code == 400
    assert "query" in response.json()["error"]["message"]


def test_more_parameters_than_anybody_means(client: Client) -> None:
    response = client.get(f"{PATH}?{'&'.join(['key=1'] * 2000)}")
    assert response.status_code == 400
    assert response.json()["error"]["status"] == "INVALID_ARGUMENT"


def test_what_all_of_googles_interfaces_take(client: Client, rating: Rating) -> None:
    publish_checked(rating)
    system = {"key": "k", "alt": "json", "quotaUser": "me", "access_token": "t", "$.xgafv": "2"}
    assert len(ask(client, query="placeringarna", **system)["claims"]) == 1


def test_chosen_fields(client: Client, rating: Rating) -> None:
    publish_checked(rating)
    answer = ask(client, query="placeringarna", fields="claims(claimant,claimReview/textualRating)")
    assert answer == {
        "claims": [{"claimant": "Åsa Öberg", "claimReview": [{"textualRating": "Delvis sant"}]}]
    }


def test_pretty_unless_told_otherwise(client: Client, rating: Rating) -> None:
    publish_checked(rating)
    asked = {"query": "placeringarna"}
    assert client.get(PATH, asked).content.startswith(b'{\n  "claims": [')
    plain = client.get(PATH, asked | {"prettyPrint": "false"})
    assert plain.content.count(b"\n") == 1


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client: Client, method: str) -> None:
    response = getattr(client, method)(PATH)
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert response.json()["error"]["code"] == 405


def test_pages_of_other_sites_may_ask(client: Client) -> None:
    response = client.options(PATH)
    assert response.status_code == 204
    assert response["Allow"] == "GET, HEAD, OPTIONS"


def test_whoever_has_the_answer_is_told_so(client: Client, rating: Rating) -> None:
    publish_checked(rating)
    asked = {"query": "placeringarna"}
    known = {"if-none-match": client.get(PATH, asked)["ETag"]}
    assert client.get(PATH, asked, headers=known).status_code == 304
    publish_checked(rating)
    assert client.get(PATH, asked, headers=known).status_code == 200


def test_a_long_query_arrives_as_a_post(rating: Rating) -> None:
    """Google's client does that past 2,048 characters; then it puts page tokens in the address."""
    publish_checked(rating)
    publish_checked(rating)
    client = Client(enforce_csrf_checks=True, headers={"x-http-method-override": "GET"})
    body = urlencode({"query": "placeringarna", "pageSize": 1, "pageToken": ""})
    form = "application/x-www-form-urlencoded"
    first = client.post(PATH, body, content_type=form).json()
    assert len(first["claims"]) == 1
    token = first["nextPageToken"]
    second = client.post(f"{PATH}?pageToken={token}", body, content_type=form).json()
    assert number_of(second["claims"][0]) != number_of(first["claims"][0])
    assert "nextPageToken" not in second


@pytest.mark.parametrize("path", ["/v1alpha1/", "/v1alpha1/claims:imageSearch", "/v1alpha1/pages"])
def test_other_methods_are_not_there(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.json()["error"]["status"] == "NOT_FOUND"


def test_failures_of_ours_have_the_form_too(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("factcheck.api.factchecktools.search", fail)
    client.raise_request_exception = False
    response = client.get(PATH, {"query": "x"})
    assert response.status_code == 500
    assert response.json()["error"]["status"] == "INTERNAL"
    assert b"broken" not in response.content


def test_too_many_requests(client: Client, settings: Settings) -> None:
    settings.API_RATE = "1/hour"
    first, second = (client.get(PATH, REMOTE_ADDR="192.0.2.77") for _ in range(2))
    assert (first.status_code, second.status_code) == (400, 429)
    assert second.json()["error"]["status"] == "RESOURCE_EXHAUSTED"
    assert int(second["Retry-After"]) > 0


def test_queries(
    client: Client, rating: Rating, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    publish(*(make_checked(rating) for _ in range(3)))
    # The page; the versions of its claims; their speakers.
    with django_assert_num_queries(3, using="public"):
        ask(client, query="placeringarna")
    with django_assert_num_queries(3, using="public"):
        ours(client)


@pytest.fixture
def service(plain_static_files: None) -> Iterator[Any]:
    """Google's own client, told nothing but our address.

    pytest-django's `live_server` starts before the static files are made plain.
    """
    server = LiveServer("127.0.0.1")
    client = build(
        "factchecktools",
        "v1alpha1",
        static_discovery=True,
        developerKey="any",
        client_options={"api_endpoint": server.url},
    )
    yield client
    client.close()
    server.stop()


@pytest.mark.django_db(transaction=True)
class TestOfficialClient:
    def test_search_and_paging(self, service: Any) -> None:
        rating = make_scale_and_ratings()["half_true"]
        published = [publish_checked(rating).public_id for _ in range(5)]
        claims = service.claims()
        request = claims.search(query="placeringarna", languageCode="sv", pageSize=2)
        found, pages = [], 0
        while request is not None:
            answer = request.execute()
            found += [number_of(claim) for claim in answer["claims"]]
            pages += 1
            request = claims.search_next(request, answer)
        assert pages == 3
        assert sorted(found) == sorted(published)

    def test_paging_through_a_query_too_long_for_an_address(self, service: Any) -> None:
        rating = make_scale_and_ratings()["half_true"]
        published = [publish_checked(rating).public_id for _ in range(3)]
        claims = service.claims()
        words = (
            "placeringarna " + "or ååååååååå " * 36
        )  # 3 bytes, 9 characters of address, a letter
        request = claims.search(query=words.strip(), pageSize=1)
        assert len(request.uri) > 2048
        found = []
        while request is not None:
            answer = request.execute()
            found += [number_of(claim) for claim in answer["claims"]]
            request = claims.search_next(request, answer)
        assert sorted(found) == sorted(published)

    def test_nothing_found(self, service: Any) -> None:
        answer = service.claims().search(query="järnväg", maxAgeDays=3).execute()
        assert answer == {}

    def test_errors_reach_the_caller(self, service: Any) -> None:
        with pytest.raises(HttpError) as caught:
            service.claims().search().execute()
        assert caught.value.status_code == 400
        assert "reviewPublisherSiteFilter" in caught.value.reason
        assert json.loads(caught.value.content)["error"]["status"] == "INVALID_ARGUMENT"
