"""Only so many downloads and bodies are under way at once; whoever comes beyond that comes back."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings

from factcheck.slow_clients import DownloadsMiddleware, with_few_bodies
from tests.published import make_published


@pytest.fixture(autouse=True)
def few_downloads(settings: Settings) -> None:
    settings.DOWNLOADS_AT_ONCE = 2


def stream(_request: HttpRequest) -> HttpResponseBase:
    return StreamingHttpResponse([b"some", b"rows"])


def asked(method: str = "GET", path: str = "/api/v1/claims.csv") -> HttpRequest:
    return RequestFactory().generic(method, path)


def end(response: HttpResponseBase) -> None:
    """As `close` does, but for the signal to whoever has connections."""
    for close in response._resource_closers:  # type: ignore[attr-defined]
        close()


def test_so_many_downloads_at_once() -> None:
    serve = DownloadsMiddleware(stream)
    under_way = [serve(asked()) for _number in range(settings.DOWNLOADS_AT_ONCE)]
    assert {response.status_code for response in under_way} == {200}

    refused = serve(asked())
    assert refused.status_code == 503
    assert refused["Retry-After"] == "10"
    assert refused["Content-Type"] == "application/problem+json"
    assert serve(asked("HEAD")).status_code == 200
    assert serve(asked(path="/feeds/claims.csv"))["Content-Type"].startswith("text/html")

    # One is read to its end, another is left by its reader: the server closes both.
    end(under_way[0])
    end(under_way[0])  # twice gives back no more than once
    again = serve(asked())
    assert again.status_code == 200
    assert serve(asked()).status_code == 503


def test_what_is_no_stream_is_not_limited() -> None:
    serve = DownloadsMiddleware(lambda _request: HttpResponse("a page"))
    for _number in range(settings.DOWNLOADS_AT_ONCE + 1):
        assert serve(asked()).status_code == 200


@pytest.mark.django_db
def test_a_download_that_is_closed_makes_room(client: Client) -> None:
    make_published()
    for _number in range(settings.DOWNLOADS_AT_ONCE + 1):
        response = client.get("/api/v1/claims.csv")
        assert response.status_code == 200
        assert response.getvalue()  # to its end, which closes it


class Started:
    def __init__(self) -> None:
        self.status = ""
        self.headers: dict[str, str] = {}

    def __call__(self, status: str, headers: Iterable[tuple[str, str]]) -> None:
        self.status, self.headers = status, dict(headers)


def sent(body: bytes) -> dict[str, Any]:
    return {"CONTENT_LENGTH": str(len(body)), "wsgi.input": BytesIO(body)}


def test_so_many_bodies_at_once() -> None:
    """Within a request whose body is still on the way come others, from other threads."""
    answers: list[str] = []

    def ask(environ: dict[str, Any]) -> str:
        started = Started()
        answers.append(b"".join(serve(environ, started)).decode())
        assert started.headers.get("Retry-After") == ("10" if started.status else None)
        return started.status

    def application(environ: dict[str, Any], _start_response: Any) -> Iterable[bytes]:
        if depth := environ.get("depth"):
            status = ask(sent(b"x=1") | {"depth": depth - 1})
            assert status.startswith("503") == (depth == 1)
            environ["wsgi.input"].read()
            assert not ask(sent(b"x=1"))  # this one's is here: there is room for another
        return [environ["wsgi.input"].read()]

    serve = with_few_bodies(application)
    assert not ask(sent(b"x=1") | {"depth": settings.BODIES_AT_ONCE})
    assert not ask({"CONTENT_LENGTH": "", "wsgi.input": BytesIO()})
    for _number in range(settings.BODIES_AT_ONCE + 1):
        assert not ask(sent(b"x=1"))


@pytest.mark.parametrize(
    ("path", "most"),
    [("/admin/login/", 3), ("/claims/x/corrections/", 3), ("/mcp", 3), ("/admin/claims/x/", 55)],
)
def test_a_body_that_is_too_large_is_not_read(path: str, most: int) -> None:
    def application(_environ: dict[str, Any], _start_response: Any) -> Iterable[bytes]:
        return [b"read"]

    serve, started = with_few_bodies(application), Started()
    told = {"PATH_INFO": path, "CONTENT_LENGTH": str(most * 1_000_000), "wsgi.input": BytesIO()}
    assert list(serve(told, started)) == [b"read"]
    told["CONTENT_LENGTH"] = str(most * 1_000_000 + 1)
    assert list(serve(told, started)) == [
        f"At most {most} MB can be sent to this address.\n".encode()
    ]
    assert started.status.startswith("413")
