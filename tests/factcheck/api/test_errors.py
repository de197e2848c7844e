"""Every failure is a problem in JSON (RFC 9457), and nothing can be changed."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from factcheck.api import pagination
from tests.factories import make_claim, make_scale_and_ratings, make_topic
from tests.published import publish

pytestmark = pytest.mark.django_db

NO_ROUTE = "There is nothing at this address."


def problem(response: Any) -> dict[str, Any]:
    assert response["Content-Type"] == "application/problem+json"
    body: dict[str, Any] = json.loads(response.content)
    assert body["status"] == response.status_code
    assert list(body)[:4] == ["type", "title", "status", "detail"]
    return body


def test_400(client: Client) -> None:
    response = client.get("/api/v1/claims/", {"kind": "åsikt", "speeker": "x"})
    assert problem(response)["errors"][0]["parameter"] == "speeker"
    response = client.get("/api/v1/claims/", {"kind": "åsikt", "page_size": "5"})
    detail = (
        "There is no “åsikt”; there are: quantity, comparison, history, causation, rule, decision,"
        " prediction, attribution, definition, other."
    )
    assert problem(response) == {
        "type": "about:blank",
        "title": "Bad Request",
        "status": 400,
        "detail": f"kind: {detail}",
        "errors": [{"parameter": "kind", "detail": detail}],
    }
    assert "åsikt".encode() in response.content


def test_400_for_another_site(client: Client) -> None:
    response = client.get("/api/v1/claims/", headers={"host": "evil.example"})
    assert problem(response) == {
        "type": "about:blank",
        "title": "Bad Request",
        "status": 400,
        "detail": "The request could not be understood.",
    }


@pytest.mark.parametrize("path", ["", "v1/nothing/", "v2/claims/", "v1/claims/a/b/c/", "v1/%00"])
def test_404_where_there_is_nothing(client: Client, path: str) -> None:
    assert problem(client.get(f"/api/{path}")) == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": NO_ROUTE,
    }


def test_404_of_a_record(client: Client) -> None:
    assert problem(client.get("/api/v1/topics/skola/")) == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "There is no record with the id “skola” here.",
    }


def test_404_outside_the_api_is_a_page(client: Client) -> None:
    response = client.get("/nothing/")
    assert response.status_code == 404
    assert response["Content-Type"].startswith("text/html")


def test_an_address_without_its_slash_is_redirected(client: Client) -> None:
    response = client.get("/api/v1/claims?kind=rule")
    assert response.status_code == 301
    assert response["Location"] == "/api/v1/claims/?kind=rule"


@pytest.mark.parametrize("path", ["claims/", "speakers/", "claims.csv", ""])
def test_406(client: Client, path: str) -> None:
    response = client.get(f"/api/v1/{path}", headers={"accept": "application/xml"})
    assert problem(response) == {
        "type": "about:blank",
        "title": "Not Acceptable",
        "status": 406,
        "detail": "Could not satisfy the request Accept header.",
    }


def test_500(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: Any) -> None:
        raise RuntimeError("the password is hunter2")

    monkeypatch.setattr(pagination, "to_page", broken)
    response = Client(raise_request_exception=False).get("/api/v1/claims/")
    assert problem(response) == {
        "type": "about:blank",
        "title": "Internal Server Error",
        "status": 500,
        "detail": "Something went wrong here; it has been logged.",
    }


# Nothing can be changed


def addresses() -> list[str]:
    """Every address under `/api/`, with ids of records that there are."""
    claim = make_claim(topics=[make_topic("skola")])
    make_scale_and_ratings()
    publish(claim)
    ids = {
        "claims": claim.public_id,
        "documents": claim.revision.document.public_id,
        "speakers": claim.speaker.public_id,
        "topics": "skola",
        "parties": "M",
        "docs": "sv",
        "ratings": "true",
    }
    found = []
    for route in routes(get_resolver().url_patterns):
        if route.startswith("api/"):
            *parts, last = route.split("{")
            path = parts[0] + ids[parts[0].split("/")[2]] + last.split("}")[1] if parts else route
            found.append(f"/{path}")
    return found


def routes(patterns: list[Any], prefix: str = "") -> list[str]:
    """As `api/v1/claims/{}/`."""
    found = []
    for pattern in patterns:
        text = str(pattern.pattern).removeprefix("^").removesuffix(r"\Z").removesuffix("$")
        for ugly in ("(?P<id>[^/]+)", "<str:id>", "<str:pk>", "<id>", "<pk>"):
            text = text.replace(ugly, "{}")
        text = text.replace("\\", "")
        if isinstance(pattern, URLResolver):
            found += routes(pattern.url_patterns, prefix + text)
        elif isinstance(pattern, URLPattern):
            found.append(prefix + text)
    return found


def test_every_unsafe_method_is_refused_everywhere(client: Client) -> None:
    paths = addresses()
    assert "/api/v1/claims/" in paths
    assert "/api/v1/claims.csv" in paths
    assert "/api/v1/docs/" in paths
    assert len(paths) >= 14
    for path in paths:
        for method in ("POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"):
            response = client.generic(method, path)
            assert response.status_code == 405, (method, path)
            assert problem(response)["title"] == "Method Not Allowed"
            assert response["Allow"] == "GET, HEAD, OPTIONS"


def test_bodies_are_not_looked_at(client: Client) -> None:
    response = client.post("/api/v1/claims/", b"{", content_type="application/json")
    assert problem(response)["status"] == 405
    assert problem(response)["detail"] == 'Method "POST" not allowed.'


def test_head_and_options_are_answered_everywhere(client: Client) -> None:
    for path in addresses():
        whole = client.get(path)
        # Without a text there is nothing to compare.
        expected = {400} if path.endswith("/match/") else {200, 404}
        assert whole.status_code in expected, path
        head = client.head(path)
        assert head.status_code == whole.status_code, path
        assert head["Content-Type"] == whole["Content-Type"]
        assert head.getvalue() == b""
        options = client.options(path)
        assert options.status_code in {200, 204}, path
        assert options["Allow"] == "GET, HEAD, OPTIONS"
        if options.status_code == 200:
            json.loads(options.content)
