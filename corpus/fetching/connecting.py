"""The connection that an address is fetched by: guarded, timed, measured, and recorded.

A name is looked up once. All that it leads to is checked, the connection is made to an address
that was checked, and once it stands its other end is checked again: so nothing that answers for
names can change in between. What goes over it is kept as it was sent.
"""

import ssl
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillLooking
from dataclasses import dataclass, field
from socket import SOCK_STREAM, gaierror, getaddrinfo
from typing import Any

import httpcore

from corpus.fetching.guard import Guard
from corpus.fetching.refusals import FetchRefused

# One address of several may be away; the next is tried then.
CONNECT_SECONDS = 10
# Of the addresses that a name leads to. Some have dozens.
TRIED_ADDRESSES = 4
# Beside the body there are headers, and the lengths of chunks.
_BESIDE_BYTES = 400_000

# Host and port → the IP addresses that it leads to. Raises FetchRefused.
Resolve = Callable[[str, int, float], list[str]]


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """Of one fetch in all, its redirects together. `body_bytes` is of the body as it is sent."""

    seconds: int
    body_bytes: int
    redirects: int = 8


@dataclass(slots=True)
class Budget:
    """What is left of the limits. A sender who is slow but steady uses it up too."""

    limits: FetchLimits
    until: float
    received: int = 0

    @classmethod
    def of(cls, limits: FetchLimits) -> "Budget":
        return cls(limits, time.monotonic() + limits.seconds)

    def renew(self) -> None:
        """For another request over the same connection."""
        self.until, self.received = time.monotonic() + self.limits.seconds, 0

    def seconds(self, most: float | None = None) -> float:
        """Those that are left, or `most`. Raises FetchRefused when there are none."""
        left = self.until - time.monotonic()
        if left <= 0:
            raise FetchRefused("too_slow", seconds=self.limits.seconds)
        return left if most is None else min(left, most)

    def take(self, number: int) -> None:
        self.received += number
        if self.received > self.limits.body_bytes + _BESIDE_BYTES:
            raise FetchRefused("too_large", most=self.limits.body_bytes)


@dataclass(slots=True)
class Recording:
    """What went over one connection, in plain."""

    ip: str = ""
    sent: bytearray = field(default_factory=bytearray)
    received: bytearray = field(default_factory=bytearray)

    def forget(self) -> None:
        """What went over it, where nobody keeps it."""
        self.sent.clear()
        self.received.clear()


class GuardedStream(httpcore.NetworkStream):
    """Below TLS it passes nothing on by itself, so that what is recorded is always plain."""

    def __init__(self, inner: httpcore.NetworkStream, budget: Budget, recording: Recording) -> None:
        self._inner = inner
        self._budget = budget
        self._recording = recording

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._inner.read(max_bytes, self._budget.seconds(timeout))
        self._recording.received += data
        self._budget.take(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._budget.seconds(timeout))
        self._recording.sent += buffer

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, self._budget.seconds(timeout))
        return GuardedStream(inner, self._budget, self._recording)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class GuardedBackend(httpcore.NetworkBackend):
    """Makes connections to what `guard` lets through; `recording` is of the last one."""

    def __init__(self, guard: Guard, budget: Budget, resolve: Resolve) -> None:
        self.recording = Recording()
        self._guard = guard
        self._budget = budget
        self._resolve = resolve
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        self.recording = Recording()
        ips = self._resolve(host, port, self._budget.seconds(CONNECT_SECONDS))
        for ip in ips:
            self._guard.check(host, ip)
        problem: Exception | None = None
        for ip in ips[:TRIED_ADDRESSES]:
            try:
                stream = self._network.connect_tcp(
                    ip, port, timeout=self._budget.seconds(CONNECT_SECONDS)
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                problem = error
                continue
            return self._checked(host, stream)
        raise FetchRefused("no_connection", host=host, why=str(problem)) from problem

    def _checked(self, host: str, stream: httpcore.NetworkStream) -> GuardedStream:
        """The connection, once its other end is one that may be asked."""
        peer = stream.get_extra_info("server_addr")[0]
        try:
            self._guard.check(host, peer)
        except FetchRefused:
            stream.close()
            raise
        self.recording.ip = peer
        return GuardedStream(stream, self._budget, self.recording)


def look_up(host: str, port: int, seconds: float) -> list[str]:
    """The IP addresses of a name, each once. Raises FetchRefused.

    In a thread of its own: the system's own way to look up names knows no time limit.
    """
    threads = ThreadPoolExecutor(1, "look-up")
    try:
        found = threads.submit(getaddrinfo, host, port, type=SOCK_STREAM).result(seconds)
    except StillLooking as error:
        raise FetchRefused(
            "no_connection", host=host, why="its name is not found in time"
        ) from error
    except (gaierror, UnicodeError) as error:
        raise FetchRefused("no_such_host", host=host) from error
    finally:
        threads.shutdown(wait=False)
    return list(dict.fromkeys(str(each[4][0]) for each in found))
