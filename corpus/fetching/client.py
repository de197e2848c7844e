"""One address, and where it redirects to: asked for, and answered byte for byte."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

import httpcore

from corpus.extraction.readers.http_bodies import decoded_body
from corpus.fetching.addresses import WebAddress, follow
from corpus.fetching.connecting import (
    Budget,
    FetchLimits,
    GuardedBackend,
    Recording,
    Resolve,
    look_up,
)
from corpus.fetching.guard import Guard
from corpus.fetching.refusals import FetchRefused

_REDIRECTS = {301, 302, 303, 307, 308}
_ACCEPT = (
    "text/html,application/xhtml+xml,application/pdf;q=0.9,application/xml;q=0.8,"
    "text/plain;q=0.8,*/*;q=0.5"
)


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer. `request` and `response` are what went over the connection, head
    and body; `body` is the answer's body without its chunks, its content encoding untouched.
    """

    address: WebAddress
    ip: str
    at: datetime
    request: bytes
    response: bytes
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        """Empty where it is not there; of several the values together."""
        return ", ".join(value for key, value in self.headers if key.lower() == name)


@dataclass(frozen=True, slots=True)
class Fetched:
    """The exchanges in their order: the redirects, and then the answer."""

    exchanges: tuple[Exchange, ...]

    @property
    def last(self) -> Exchange:
        return self.exchanges[-1]

    @property
    def address(self) -> str:
        """Where the answer was found in the end."""
        return self.last.address.url

    @property
    def status(self) -> int:
        return self.last.status

    def content(self) -> bytes:
        """The body, decoded for reading. Raises SourceRefused."""
        return decoded_body(self.last.body, "", self.last.header("content-encoding"))


def fetch(
    address: WebAddress,
    *,
    guard: Guard,
    limits: FetchLimits,
    agent: str,
    at: datetime,
    resolve: Resolve = look_up,
) -> Fetched:
    """What is answered there, whatever its status. Raises FetchRefused.

    `agent` says who asks. The environment's proxies are not asked, no cookies are kept.
    """
    budget = Budget.of(limits)
    exchanges: list[Exchange] = []
    seen = set[str]()
    while True:
        seen.add(address.url)
        exchange = _exchange(address, guard, budget, agent, at, resolve)
        exchanges.append(exchange)
        if exchange.status not in _REDIRECTS:
            return Fetched(tuple(exchanges))
        location = exchange.header("location")
        if not location:
            raise FetchRefused("redirect_to_nowhere", status=exchange.status)
        address = follow(address, _as_utf_8(location))
        if address.url in seen:
            raise FetchRefused("circle", address=address.url)
        if len(exchanges) > limits.redirects:
            raise FetchRefused("too_many_redirects", most=limits.redirects)


def require_page(fetched: Fetched) -> None:
    """Raises FetchRefused unless the answer is a page with something in it."""
    if fetched.status != HTTPStatus.OK:
        raise FetchRefused("status", status=fetched.status, words=status_words(fetched.status))
    if not fetched.last.body:
        raise FetchRefused("nothing_in_it")


def status_words(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "?"


def _exchange(
    address: WebAddress,
    guard: Guard,
    budget: Budget,
    agent: str,
    at: datetime,
    resolve: Resolve,
) -> Exchange:
    backend = GuardedBackend(guard, budget, resolve)
    origin, url = origin_and_url(address)
    with (
        as_refusals(address, budget.limits),
        httpcore.HTTPConnection(
            origin=origin, network_backend=backend, http1=True, http2=False
        ) as connection,
        connection.stream("GET", url, headers=_headers(address, agent)) as response,
    ):
        body = _body(response, budget.limits)
    headers = tuple((k.decode("latin-1"), v.decode("latin-1")) for k, v in response.headers)
    return Exchange(
        address=address,
        ip=backend.recording.ip,
        at=at,
        request=bytes(backend.recording.sent),
        response=_answer(backend.recording, headers, body),
        status=response.status,
        headers=headers,
        body=body,
    )


def origin_and_url(address: WebAddress) -> tuple[httpcore.Origin, httpcore.URL]:
    origin = httpcore.Origin(address.scheme.encode(), address.host.encode("ascii"), address.port)
    url = httpcore.URL(
        scheme=origin.scheme, host=origin.host, port=origin.port, target=address.target.encode()
    )
    return origin, url


@contextmanager
def as_refusals(address: WebAddress, limits: FetchLimits) -> Iterator[None]:
    """What goes wrong within, as a FetchRefused."""
    try:
        yield
    except httpcore.TimeoutException as error:
        raise FetchRefused("too_slow", seconds=limits.seconds) from error
    except httpcore.ProtocolError as error:
        raise FetchRefused("not_http", why=str(error)) from error
    except httpcore.NetworkError as error:
        raise _of_network(address, error) from error


def _headers(address: WebAddress, agent: str) -> list[tuple[str, str]]:
    return [
        ("Host", address.authority),
        ("User-Agent", agent),
        ("Accept", _ACCEPT),
        ("Accept-Language", "sv, en;q=0.7"),
        ("Accept-Encoding", "gzip, deflate, br"),
        ("Connection", "close"),
    ]


def _body(response: httpcore.Response, limits: FetchLimits) -> bytes:
    """As it was sent, but for its chunks. What says that it is too large is not begun."""
    said = {name.lower(): value for name, value in response.headers}.get(b"content-length")
    if said and said.isdigit() and int(said) > limits.body_bytes:
        raise FetchRefused("too_large", most=limits.body_bytes)
    parts, size = [], 0
    for part in response.iter_stream():
        size += len(part)
        if size > limits.body_bytes:
            raise FetchRefused("too_large", most=limits.body_bytes)
        parts.append(part)
    return b"".join(parts)


def _answer(recording: Recording, headers: tuple[tuple[str, str], ...], body: bytes) -> bytes:
    """What was received of the answer itself: not that it is on its way (status 1xx), nor what may
    have followed it."""
    received = bytes(recording.received)
    head, blank, rest = received.partition(b"\r\n\r\n")
    while head.split(b" ", 2)[1:2] and head.split(b" ", 2)[1][:1] == b"1":
        head, blank, rest = rest.partition(b"\r\n\r\n")
    if not any(name.lower() == "transfer-encoding" for name, _value in headers):
        rest = rest[: len(body)]
    return head + blank + rest


def _of_network(address: WebAddress, error: httpcore.NetworkError) -> FetchRefused:
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, ssl.SSLError):
        cause = cause.__cause__ or (cause.args[0] if _wraps(cause) else None)
    if isinstance(cause, ssl.SSLError):
        why = getattr(cause, "verify_message", "") or cause.reason or str(cause)
        return FetchRefused("certificate", host=address.host, why=str(why))
    return FetchRefused("no_connection", host=address.host, why=str(error))


def _wraps(error: BaseException) -> bool:
    return bool(error.args) and isinstance(error.args[0], BaseException)


def _as_utf_8(header: str) -> str:
    """Headers come as Latin-1; addresses in them are often UTF-8 that nobody has escaped."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return header
