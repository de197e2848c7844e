"""Clients that read or write slowly don't take the threads that everybody is answered by.

A thread of the web server is taken by a download as long as somebody reads it, and by a request as
long as its body is on the way. So in each process only so many downloads, and so many bodies, are
under way at once; whoever comes beyond that is told to come back. For a body's place one may wait a
moment: programs send several small ones at the same time, each of which comes whole. A reverse
proxy, which takes in bodies and answers for us (`docs/hosting.md`), leaves nothing to limit here.

A body that is larger than anything that could be done with it is refused before it is read.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from http import HTTPStatus
from io import BytesIO
from threading import BoundedSemaphore, Lock
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

from claims.imports.files import FILE_MAX_BYTES
from factcheck.api.errors import busy

RETRY_SECONDS = 10
# A body that is sent as one arrives within milliseconds, and its place is free for the next.
BODY_WAIT_SECONDS = 0.2

# Of a form, and of a call by a machine; only who is logged in may send files.
FORM_MAX_BYTES = 3_000_000
UPLOADS, LOGIN = "/admin/", "/admin/login/"
# What stands around a file in a form, and beside it.
AROUND_FILE_BYTES = 5_000_000

# In both languages: nothing of the application, which would know the reader's, has been asked yet.
TOO_MANY = (
    "För många anrop är på väg just nu. Gå tillbaka och försök igen om en stund.\n"
    "Too many requests are on their way; please go back and try again."
)
BROKEN_OFF = (
    "Anropet bröts innan allt hade kommit fram. Inget har sparats.\n"
    "The request broke off before all of it had come. Nothing was saved."
)


class Places:
    """So many at once."""

    def __init__(self, number: int) -> None:
        self._free = BoundedSemaphore(number)

    def take(self, wait_seconds: float = 0) -> "TakenPlace | None":
        """None where all are taken, and none is given back while it waits."""
        return TakenPlace(self._free) if self._free.acquire(timeout=wait_seconds) else None


class TakenPlace:
    """Of one client; given back once, however often that is asked for, from whatever thread."""

    def __init__(self, free: BoundedSemaphore) -> None:
        self._free = free
        self._lock = Lock()
        self._given_back = False

    def close(self) -> None:
        with self._lock:
            if not self._given_back:
                self._given_back = True
                self._free.release()


class DownloadsMiddleware:
    """Streamed answers are downloads: nothing else takes long to be read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self._places = Places(settings.DOWNLOADS_AT_ONCE)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not isinstance(response, StreamingHttpResponse) or request.method == "HEAD":
            return response
        place = self._places.take()
        if place is None:
            # Not `close`, by which Django would take the request for finished.
            for close in response._resource_closers:  # type: ignore[attr-defined]
                close()
            return _come_back(request)
        # The server closes every answer, whether it was read to the end or not.
        response._resource_closers.append(place.close)  # type: ignore[attr-defined]
        return response


def _come_back(request: HttpRequest) -> HttpResponse:
    response = busy(request, "Too many downloads are under way; please try again.")
    response["Retry-After"] = str(RETRY_SECONDS)
    response["Cache-Control"] = "no-store"
    # Django would write a line for each, and there may be thousands.
    response._has_been_logged = True  # type: ignore[attr-defined]
    return response


class _IncomingBody:
    """A body that is read bit by bit; `place` is given back when all of it is here."""

    def __init__(self, stream: Any, length: int, place: TakenPlace) -> None:
        self._stream = stream
        self._left = length
        self._place = place

    def read(self, size: int = -1) -> bytes:
        return self._counted(self._stream.read(size))

    def readline(self, size: int = -1) -> bytes:
        return self._counted(self._stream.readline(size))

    def _counted(self, content: bytes) -> bytes:
        self._left -= len(content)
        if not content or self._left <= 0:
            self._place.close()
        return content


Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


def with_few_bodies(application: Application) -> Application:
    """The WSGI application, in which so many requests at once wait for their body."""
    places = Places(settings.BODIES_AT_ONCE)

    def limited(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        length = 0
        with suppress(ValueError):  # Django says what it thinks of it
            length = int(environ.get("CONTENT_LENGTH") or 0)
        if length <= 0:
            return application(environ, start_response)
        if length > (most := _most_bytes(environ.get("PATH_INFO", ""))):
            status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
            said = f"At most {most // 1_000_000} MB can be sent to this address."
            return _refuse(start_response, status, said)
        place = places.take(BODY_WAIT_SECONDS)
        if place is None:
            later = ("Retry-After", str(RETRY_SECONDS))
            return _refuse(start_response, HTTPStatus.SERVICE_UNAVAILABLE, TOO_MANY, later)
        try:
            stream = environ["wsgi.input"]
            if length > FORM_MAX_BYTES:
                environ["wsgi.input"] = _IncomingBody(stream, length, place)
            else:
                content = _whole(stream, length)
                if len(content) < length:
                    return _refuse(start_response, HTTPStatus.BAD_REQUEST, BROKEN_OFF)
                # While it is answered it keeps nobody else waiting: three who save at the same
                # time are no slow clients.
                place.close()
                environ["wsgi.input"] = BytesIO(content)
            return application(environ, start_response)
        finally:
            place.close()

    return limited


def _whole(stream: Any, length: int) -> bytes:
    """So many bytes, or fewer where the client is gone: half a form is none."""
    content = bytearray()
    with suppress(OSError):
        while len(content) < length and (part := stream.read(length - len(content))):
            content += part
    return bytes(content)


def _most_bytes(path: str) -> int:
    if path.startswith(UPLOADS) and not path.startswith(LOGIN):
        return max(FILE_MAX_BYTES, settings.MAX_SOURCE_BYTES) + AROUND_FILE_BYTES
    return FORM_MAX_BYTES


def _refuse(
    start_response: Any, status: HTTPStatus, said: str, *headers: tuple[str, str]
) -> Iterable[bytes]:
    start_response(
        f"{status.value} {status.phrase}", [("Content-Type", "text/plain; charset=utf-8"), *headers]
    )
    return [f"{said}\n".encode()]
