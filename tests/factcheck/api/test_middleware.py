"""The API answers everybody alike: in English, without cookies, so that it can be cached."""

import json

import pytest
from django.test import Client

from tests.factories import make_user
from tests.published import make_published

pytestmark = pytest.mark.django_db

PATHS = (
    *("", "claims/", "claims.csv", "speakers/", "documents/", "topics/", "ratings/"),
    *("schema/", "docs/", "nothing/", "claims/bcdfghjk/", "claims/?kind=x"),
)


@pytest.mark.parametrize("path", PATHS)
def test_no_cookie_and_nothing_that_varies_by_reader(client: Client, path: str) -> None:
    make_published()
    client.force_login(make_user(is_staff=True))
    asked = {"accept-language": "sv", "cookie": f"django_language=sv; csrftoken={'x' * 32}"}
    for headers in ({}, asked):
        response = client.get(f"/api/v1/{path}", headers=headers)
        assert not response.cookies
        varies = {name.strip().lower() for name in response.get("Vary", "").split(",")}
        assert not varies & {"cookie", "accept-language"}
        assert "Content-Language" not in response


@pytest.mark.parametrize("language", ["sv", "en", "de"])
def test_it_speaks_english(client: Client, language: str) -> None:
    client.get("/admin/login/", headers={"accept-language": "sv"})  # leaves Swedish behind
    response = client.get(
        "/api/v1/claims/",
        {"date_after": "i går"},
        headers={"accept-language": language, "cookie": f"django_language={language}"},
    )
    assert json.loads(response.content)["errors"] == [
        {
            "parameter": "date_after",
            "detail": "Say a day, a month or a year: 2016-04-14, 2016-04 or 2016.",
        }
    ]


def test_the_schema_is_in_english(client: Client) -> None:
    response = client.get("/api/v1/schema/", {"lang": "sv"}, headers={"accept-language": "sv"})
    assert b"How far the check has come." in response.content
    assert b"`checked` - checked" in response.content


@pytest.mark.parametrize(("asked", "given"), [("sv", "sv"), ("en", "en"), ("de", "sv")])
def test_the_admin_speaks_the_editors_language(client: Client, asked: str, given: str) -> None:
    response = client.get("/admin/login/", headers={"accept-language": asked})
    assert response["Content-Language"] == given
    assert f'lang="{given}"' in response.content.decode()
    assert "Accept-Language" in response["Vary"]


def test_the_api_leaves_the_admins_language_alone(client: Client) -> None:
    client.get("/api/v1/claims/")
    response = client.get("/admin/login/", headers={"accept-language": "sv"})
    assert 'lang="sv"' in response.content.decode()


@pytest.mark.parametrize("method", ["get", "head", "post"])
@pytest.mark.parametrize(
    "path",
    [
        *("claims/", "claims/?kind=x", "claims/?q=skola", "claims/{id}/", "claims/bcdfghjk/"),
        *("claims/{id}/?x=1", "claims/?page_size=1&ordering=date"),
    ],
)
def test_claims_are_answered_as_everything_else_is(
    monkeypatch: pytest.MonkeyPatch, path: str, method: str
) -> None:
    """Past the desk's middleware, and through all of it: the same status, headers and words."""
    path = f"/api/v1/{path.format(id=make_published().public_id)}"
    short = getattr(Client(), method)(path)
    monkeypatch.setattr("factcheck.api.http.is_claims", lambda _request: False)
    whole = getattr(Client(), method)(path)
    assert (short.status_code, short.content) == (whole.status_code, whole.content)
    assert dict(short.items()) == dict(whole.items())
    assert short["X-Frame-Options"] == "DENY"


def test_another_host_is_refused_there_too(monkeypatch: pytest.MonkeyPatch) -> None:
    short = Client().get("/api/v1/claims/", headers={"host": "evil.example"})
    monkeypatch.setattr("factcheck.api.http.is_claims", lambda _request: False)
    whole = Client().get("/api/v1/claims/", headers={"host": "evil.example"})
    assert short.status_code == whole.status_code == 400
    assert (short.content, dict(short.items())) == (whole.content, dict(whole.items()))


def test_nothing_of_the_desk_is_asked_for_claims(client: Client) -> None:
    """Otherwise Django has put its middleware together in a way that isn't known here."""
    response = client.get("/api/v1/claims/")
    assert not hasattr(response.wsgi_request, "session")
    assert hasattr(client.get("/api/v1/speakers/").wsgi_request, "session")


def test_a_fault_there_is_a_500_as_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("factcheck.api.claims.ClaimViewSet.page", fail)
    response = Client(raise_request_exception=False).get("/api/v1/claims/")
    assert response.status_code == 500
    assert response["Content-Type"] == "application/problem+json"
    assert response["X-Frame-Options"] == "DENY"
