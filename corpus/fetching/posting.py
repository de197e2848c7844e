"""Messages sent to an address by POST, over the same guarded connections that pages come by."""

import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import TracebackType

import httpcore

from corpus.fetching.addresses import WebAddress
from corpus.fetching.client import as_refusals, origin_and_url
from corpus.fetching.connecting import (
    CONNECT_SECONDS,
    Budget,
    FetchLimits,
    GuardedBackend,
    Resolve,
    look_up,
)
from corpus.fetching.guard import Guard
from corpus.fetching.refusals import FetchRefused

# What is said beside the status is for nobody; a longer answer ends the connection.
_READ_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was answered. `retry_after` is that header, empty where it was not sent."""

    status: int
    retry_after: str


class PostLine:
    """A way to one address, kept open from one message to the next; `limits` are of each.

    Redirects are answers like any other: nothing is sent anywhere else. To be used in `with`.
    """

    def __init__(
        self,
        address: WebAddress,
        *,
        guard: Guard,
        limits: FetchLimits,
        agent: str,
        resolve: Resolve = look_up,
    ) -> None:
        self._address = address
        self._agent = agent
        self._budget = Budget(limits, time.monotonic() + limits.seconds)
        self._backend = GuardedBackend(guard, self._budget, resolve)
        self._connection: httpcore.HTTPConnection | None = None

    def post(self, body: bytes, headers: Mapping[str, str]) -> Receipt:
        """Raises FetchRefused where nothing was answered."""
        self._budget.renew()
        origin, url = origin_and_url(self._address)
        sent = [
            ("Host", self._address.authority),
            ("User-Agent", self._agent),
            ("Content-Length", str(len(body))),
            *headers.items(),
        ]
        whole = False
        try:
            with (
                as_refusals(self._address, self._budget.limits),
                self._ready(origin).stream("POST", url, headers=sent, content=body) as response,
            ):
                whole = _read_out(response)
        finally:
            self._backend.recording.forget()
            if not whole:
                self.close()
        said = {name.lower(): value.decode("latin-1") for name, value in response.headers}
        return Receipt(response.status, said.get(b"retry-after", ""))

    def _ready(self, origin: httpcore.Origin) -> httpcore.HTTPConnection:
        """The connection that there is, unless the other side has ended it meanwhile."""
        known = self._connection
        if known is not None and known.is_available() and not known.has_expired():
            return known
        self.close()
        self._connection = httpcore.HTTPConnection(
            origin=origin,
            network_backend=self._backend,
            ssl_context=_trusted() if self._address.scheme == "https" else None,
            http1=True,
            http2=False,
            keepalive_expiry=None,
        )
        return self._connection

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def __enter__(self) -> "PostLine":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


@cache
def _trusted() -> ssl.SSLContext:
    """Read once: it takes longer than a message."""
    return httpcore.default_ssl_context()


def _read_out(response: httpcore.Response) -> bool:
    """Whether the answer was read to its end, so that another request may follow."""
    size = 0
    for part in response.iter_stream():
        size += len(part)
        if size > _READ_BYTES:
            return False
    return True


def require_reachable(address: WebAddress, *, guard: Guard, resolve: Resolve = look_up) -> None:
    """Raises FetchRefused for a name that leads nowhere, or to what is not public; and for plain
    http, but to networks that the guard lets through by name."""
    ips = resolve(address.host, address.port, CONNECT_SECONDS)
    for ip in ips:
        guard.check(address.host, ip)
    if address.scheme != "https" and not all(guard.names(ip) for ip in ips):
        raise FetchRefused("insecure", host=address.host)
