"""Only so many downloads and bodies are under way at once; whoever comes beyond that comes back."""

import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from threading import Barrier
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings

from factcheck.slow_clients import FORM_MAX_BYTES, DownloadsMiddleware, with_few_bodies
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


class OnItsWay:
    """A body of three bytes; while it comes, something else does."""

    def __init__(self, meanwhile: Callable[[], None]) -> None:
        self._content = BytesIO(b"x=1")
        self._meanwhile = meanwhile

    def read(self, size: int = -1) -> bytes:
        self._meanwhile()
        return self._content.read(size)


def answered(serve: Any, environ: dict[str, Any]) -> str:
    """The status, empty where the application was asked."""
    started = Started()
    said = b"".join(serve(environ, started)).decode()
    assert ("\nToo many" in said) == (started.headers.get("Retry-After") == "10")
    return started.status


def test_so_many_bodies_at_once() -> None:
    """While a body is still on the way others come, from other threads."""
    statuses: list[str] = []

    def application(environ: dict[str, Any], _start_response: Any) -> Iterable[bytes]:
        return [environ["wsgi.input"].read()]

    serve = with_few_bodies(application)

    def another(depth: int) -> None:
        environ = sent(b"x=1")
        if depth:
            environ["wsgi.input"] = OnItsWay(lambda: another(depth - 1))
        statuses.append(answered(serve, environ)[:3])

    another(settings.BODIES_AT_ONCE)
    assert statuses == ["503", *[""] * settings.BODIES_AT_ONCE]
    assert not answered(serve, {"CONTENT_LENGTH": "", "wsgi.input": BytesIO()})
    for _number in range(settings.BODIES_AT_ONCE + 1):
        assert not answered(serve, sent(b"x=1"))


def test_many_small_bodies_that_come_together_wait_for_each_other() -> None:
    """As a program sends them that asks sixteen things at once."""
    all_here = Barrier(4 * settings.BODIES_AT_ONCE)

    def application(environ: dict[str, Any], _start_response: Any) -> Iterable[bytes]:
        return [environ["wsgi.input"].read()]

    serve = with_few_bodies(application)

    def one(_number: int) -> str:
        environ = sent(b"x=1")
        environ["wsgi.input"] = OnItsWay(lambda: time.sleep(0.002))
        all_here.wait()
        return answered(serve, environ)

    with ThreadPoolExecutor(all_here.parties) as threads:
        assert set(threads.map(one, range(all_here.parties))) == {""}


def test_who_saves_at_the_same_time_is_not_slow() -> None:
    """However long their forms take to be answered: the bodies are here."""
    statuses: list[str] = []

    def application(environ: dict[str, Any], _start_response: Any) -> Iterable[bytes]:
        if depth := environ["depth"]:
            statuses.append(answered(serve, sent(b"x=1") | {"depth": depth - 1}))
        return [environ["wsgi.input"].read()]

    serve = with_few_bodies(application)
    statuses.append(answered(serve, sent(b"x=1") | {"depth": 3 * settings.BODIES_AT_ONCE}))
    assert set(statuses) == {""}


def test_a_large_file_keeps_its_place_until_it_is_here() -> None:
    length = FORM_MAX_BYTES + 1

    def application(environ: dict[str, Any], _start_response: Any) -> Iterable[bytes]:
        if depth := environ.get("depth"):
            statuses.append(answered(serve, file(depth - 1)))
            environ["wsgi.input"].read()
            statuses.append(answered(serve, sent(b"x=1")))
        return [environ["wsgi.input"].read()]

    def file(depth: int) -> dict[str, Any]:
        return sent(bytes(length)) | {"depth": depth, "PATH_INFO": "/admin/claims/x/"}

    statuses: list[str] = []
    serve = with_few_bodies(application)
    answered(serve, file(settings.BODIES_AT_ONCE))
    assert [status[:3] for status in statuses] == ["503", "", "", ""]


class Gone:
    """A client that goes away amid its request, in either of the ways in which one hears of it."""

    def __init__(self, error: OSError | None) -> None:
        self._content = BytesIO(b"statement=40 mi")
        self._error = error

    def read(self, size: int = -1) -> bytes:
        if (content := self._content.read(size)) or self._error is None:
            return content
        raise self._error


@pytest.mark.parametrize("error", [None, ConnectionResetError()], ids=["end", "error"])
def test_half_a_form_is_none(error: OSError | None) -> None:
    def application(_environ: dict[str, Any], _start_response: Any) -> Iterable[bytes]:
        raise AssertionError("half a form was taken for a form")

    serve, started = with_few_bodies(application), Started()
    said = b"".join(serve({"CONTENT_LENGTH": "40", "wsgi.input": Gone(error)}, started))
    assert (started.status[:3], "Inget har sparats" in said.decode()) == ("400", True)


@pytest.mark.parametrize(
    ("path", "most"),
    [("/admin/login/", 3), ("/claims/x/corrections/", 3), ("/mcp", 3), ("/admin/claims/x/", 55)],
)
def test_a_body_that_is_too_large_is_not_read(path: str, most: int) -> None:
    def application(_environ: dict[str, Any], _start_response: Any) -> Iterable[bytes]:
        return [b"read"]

    serve, started = with_few_bodies(application), Started()
    told = sent(bytes(most * 1_000_000)) | {"PATH_INFO": path}
    assert list(serve(told, started)) == [b"read"]
    told["CONTENT_LENGTH"] = str(most * 1_000_000 + 1)
    assert list(serve(told, started)) == [
        f"At most {most} MB can be sent to this address.\n".encode()
    ]
    assert started.status.startswith("413")
