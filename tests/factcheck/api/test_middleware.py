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
