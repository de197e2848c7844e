"""A load generator that costs little: one thread, plain sockets, requests made beforehand."""

import http.client
import selectors
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import cycle

CONNECTIONS = 16
BUFFER = 1 << 18
LONGEST_HEAD = 4096


class Unexpected(Exception):
    """The server answered something else than 200, or hung up."""


@dataclass(slots=True)
class Run:
    """What came of driving a server: seconds of each answer, and of the whole."""

    latencies: list[float] = field(default_factory=list)
    elapsed: float = 0.0

    @property
    def rate(self) -> float:
        """Requests per second."""
        return len(self.latencies) / self.elapsed

    def percentile(self, percent: int) -> float:
        """Seconds within which so many percent were answered."""
        ordered = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


class _Connection:
    """One keep-alive connection with one request under way."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.sent = 0.0
        # Bytes that are still to come; -1 until the answer's head has been read.
        self._missing = -1
        self._received = 0
        self._head = b""
        self._end = b""  # the last bytes of an answer in chunks, which says when it is complete

    def send(self, request: bytes) -> None:
        self.sent = time.perf_counter()
        self._missing, self._received, self._head, self._end = -1, 0, b"", b""
        self.socket.sendall(request)

    def receive(self, buffer: memoryview) -> bool:
        """Whether the answer is complete."""
        count = self.socket.recv_into(buffer)
        if not count:
            raise Unexpected("the server hung up")
        if self._end:
            return self._chunks_are_complete(bytes(buffer[max(0, count - 5) : count]))
        if self._missing >= 0:
            self._missing -= count
            return self._missing == 0
        self._received += count
        self._head += bytes(buffer[: min(count, LONGEST_HEAD)])
        head, separator, body = self._head.partition(b"\r\n\r\n")
        if not separator:
            return False
        if head.startswith(b"HTTP/1.1 304"):  # which has no body
            return True
        if not head.startswith(b"HTTP/1.1 200"):
            raise Unexpected(self._head.decode(errors="replace"))
        if b"transfer-encoding: chunked" in head.lower():
            last = bytes(buffer[count - 5 : count]) if len(body) > 5 else b"\n" + body
            return self._chunks_are_complete(last)
        length = int(head.lower().split(b"content-length:", 1)[1].split(b"\r\n", 1)[0])
        self._missing = len(head) + len(separator) + length - self._received
        return self._missing == 0

    def _chunks_are_complete(self, received: bytes) -> bool:
        self._end = (self._end + received)[-5:]
        return self._end == b"0\r\n\r\n"


def request(path: str, known: str = "") -> bytes:
    condition = f"If-None-Match: {known}\r\n" if known else ""
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\n{condition}\r\n".encode()


def drive(
    port: int,
    paths: Sequence[str],
    *,
    seconds: float,
    connections: int = CONNECTIONS,
    known: str = "",
    again: bool = True,
) -> Run:
    """Ask for the paths, one after another, over all connections, for so many seconds; as one who
    has the answer with the ETag `known`, if that is given. When all were asked for they are anew,
    or that is the end where it must not be `again`."""
    prepared = [request(path, known) for path in paths]
    requests = cycle(prepared) if again else iter(prepared)
    connections = min(connections, len(prepared)) if not again else connections
    selector = selectors.DefaultSelector()
    opened = [_Connection(port) for _ in range(connections)]
    buffer = memoryview(bytearray(BUFFER))
    run = Run()
    begun = time.perf_counter()
    until = begun + seconds
    for connection in opened:
        selector.register(connection.socket, selectors.EVENT_READ, connection)
        connection.send(next(requests))
    waiting = connections
    while waiting:
        for key, _events in selector.select():
            connection = key.data
            if connection.receive(buffer):
                now = time.perf_counter()
                run.latencies.append(now - connection.sent)
                following = next(requests, None) if now < until else None
                if following is None:
                    waiting -= 1
                else:
                    connection.send(following)
    run.elapsed = time.perf_counter() - begun
    for connection in opened:
        connection.socket.close()
    selector.close()
    return run


def get(port: int, path: str) -> bytes:
    """One answer's body."""
    body = bytearray()
    stream(port, path, body.extend)
    return bytes(body)


def etag(port: int, path: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", path)
    tag = connection.getresponse().headers["ETag"]
    connection.close()
    return tag


def first_byte(port: int, path: str) -> float:
    """Seconds until the body begins; the rest is not waited for."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    begun = time.perf_counter()
    connection.request("GET", path)
    connection.getresponse().read(1)
    elapsed = time.perf_counter() - begun
    connection.close()
    return elapsed


def stream(port: int, path: str, take: Callable[[memoryview], object]) -> float:
    """Hand over an answer's body, chunked or not, block by block; the seconds that it took."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    begun = time.perf_counter()
    connection.request("GET", path)
    response = connection.getresponse()
    buffer = memoryview(bytearray(BUFFER))
    while count := response.readinto(buffer):
        take(buffer[:count])
    elapsed = time.perf_counter() - begun
    if response.status != 200:
        raise Unexpected(f"{path}: {response.status}")
    connection.close()
    return elapsed
