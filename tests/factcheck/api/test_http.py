"""What every answer of the API has in common: caching, CORS, gzip, throttling, trusted proxies."""

import gzip

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from claims.publication.publishing import publish, withdraw
from tests.factories import AT, make_claim, make_user
from tests.published import make_published

pytestmark = pytest.mark.django_db

FAR_AWAY = "192.0.2.7"  # an address for documentation, RFC 5737


@pytest.fixture(autouse=True)
def _nothing_counted_yet() -> None:
    cache.clear()


def published(statement: str = "Placeringarna kostade 640 miljoner kronor 2022.") -> str:
    claim = make_claim(statement=statement)
    publish([claim], by=make_user(), at=AT)
    return claim.public_id


def test_any_site_may_read(client: Client) -> None:
    response = client.get(f"/api/v1/claims/{published()}/", headers={"origin": "https://x.example"})
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in response["Access-Control-Expose-Headers"]


def test_a_preflight_allows_reading_only(client: Client) -> None:
    response = client.options(
        "/api/v1/claims/",
        headers={"origin": "https://x.example", "access-control-request-method": "GET"},
    )
    assert response.status_code < 300
    assert response["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


def test_answers_may_be_kept_for_a_minute_and_errors_not(client: Client) -> None:
    assert client.get("/api/v1/claims/")["Cache-Control"] == "public, max-age=60"
    assert client.get("/api/v1/claims/?no=1")["Cache-Control"] == "no-store"
    assert client.get("/api/v1/claims/nothere2/")["Cache-Control"] == "no-store"


def test_who_takes_gzip_gets_the_same_json(client: Client) -> None:
    address = f"/api/v1/claims/{published('Långt, ' * 300)}/"
    plain = client.get(address)
    packed = client.get(address, headers={"accept-encoding": "br, gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert packed["Content-Length"] == str(len(packed.content))
    assert "Accept-Encoding" in packed["Vary"]
    assert "Accept-Encoding" in plain["Vary"]
    assert packed["ETag"] != plain["ETag"], "other bytes under one strong ETag"
    assert not packed["ETag"].startswith("W/")


def test_a_csv_is_never_packed(client: Client) -> None:
    published()
    response = client.get("/api/v1/claims.csv", headers={"accept-encoding": "gzip"})
    assert not response.has_header("Content-Encoding")
    assert response.getvalue()


def test_an_address_that_asks_too_often_is_told_to_wait(client: Client, settings: Settings) -> None:
    settings.API_RATE = "2/minute"
    for _time in range(2):
        assert client.get("/api/v1/topics/", REMOTE_ADDR=FAR_AWAY).status_code == 200
    response = client.get("/api/v1/topics/", REMOTE_ADDR=FAR_AWAY)
    assert response.status_code == 429
    assert response["Content-Type"] == "application/problem+json"
    assert 1 <= int(response["Retry-After"]) <= 61
    assert response["Cache-Control"] == "no-store"
    assert client.get("/api/v1/topics/", REMOTE_ADDR="192.0.2.8").status_code == 200


def test_this_machine_and_the_editors_are_not_counted(client: Client, settings: Settings) -> None:
    settings.API_RATE = "1/hour"
    for _time in range(3):
        assert client.get("/api/v1/topics/").status_code == 200
        assert client.get("/admin/login/", REMOTE_ADDR=FAR_AWAY).status_code == 200


def test_only_a_trusted_proxy_is_believed(client: Client, settings: Settings) -> None:
    settings.API_RATE = "1/minute"
    settings.TRUSTED_PROXIES = ["10.0.0.0/8"]
    client = Client()  # middleware reads its settings when it is made

    def status(sender: str, forwarded: str) -> int:
        headers = {"x-forwarded-for": forwarded}
        return client.get("/api/v1/topics/", REMOTE_ADDR=sender, headers=headers).status_code

    assert status("10.0.0.1", "192.0.2.1") == 200
    assert status("10.0.0.1", "192.0.2.2") == 200, "two readers behind one proxy"
    assert status("10.0.0.1", "192.0.2.2") == 429
    assert status("10.0.0.1", "8.8.8.8, 192.0.2.2") == 429, "what the reader says is not believed"
    assert status("10.0.0.1", "192.0.2.3, 10.0.0.2") == 200, "two proxies in a row"
    assert status("192.0.2.9", "192.0.2.99") == 200
    assert status("192.0.2.9", "192.0.2.98") == 429, "no proxy: the header is anybody's"


def test_https_is_believed_from_a_trusted_proxy_only(settings: Settings) -> None:
    settings.TRUSTED_PROXIES = ["10.0.0.0/8"]
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SECURE_SSL_REDIRECT = True
    client, headers = Client(), {"x-forwarded-proto": "https"}
    assert client.get("/api/v1/", REMOTE_ADDR="10.0.0.1", headers=headers).status_code == 200
    assert client.get("/api/v1/", REMOTE_ADDR="192.0.2.9", headers=headers).status_code == 301


def test_a_star_is_no_tag(client: Client) -> None:
    """Whoever sends it has seen no answer: what is wrong, or gone, is said all the same."""
    claim = make_published()
    star = {"if-none-match": "*"}
    assert client.get("/api/v1/claims/?foo=1", headers=star).status_code == 400
    withdraw([claim], by=make_user(), at=AT, reason="Fel person.")
    assert client.get(f"/api/v1/claims/{claim.public_id}/", headers=star).status_code == 410
