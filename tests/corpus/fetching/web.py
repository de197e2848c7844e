"""A web server of our own on loopback: what it answers, byte for byte, is said path by path."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from corpus.fetching.guard import Guard

# So that a server that trickles ends with its test.
LONGEST_SECONDS = 20

Answer = bytes | Callable[[socket.socket], None]

# The list that a test gives the guard: this one loopback address, and no other.
OURS = Guard.allowing(["127.0.0.1/32"])


@dataclass
class Site:
    """`asked` has the requests, as they were sent; `greeting` is said before anybody has asked."""

    port: int
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    greeting: bytes = b""

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def paths(self) -> list[str]:
        return [request.split(" ")[1] for request in self.asked]


def page(
    body: bytes | str,
    media_type: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    **headers: str,
) -> bytes:
    content = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {media_type}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    if "Transfer_Encoding" not in headers:
        lines.append(f"Content-Length: {len(content)}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + content


def redirect(to: str, status: str = "302 Found") -> bytes:
    return page(b"", status=status, Location=to)


def trickle(start: bytes) -> Callable[[socket.socket], None]:
    """A byte every tenth of a second, for as long as anybody listens."""

    def send(peer: socket.socket) -> None:
        peer.sendall(start)
        until = time.monotonic() + LONGEST_SECONDS
        while time.monotonic() < until:
            peer.sendall(b"x")
            time.sleep(0.1)

    return send


def flood(start: bytes, bytes_sent: int = 1_000_000_000) -> Callable[[socket.socket], None]:
    """As much as anybody takes."""

    def send(peer: socket.socket) -> None:
        peer.sendall(start)
        block = b"x" * 65_536
        for _number in range(bytes_sent // len(block)):
            peer.sendall(block)

    return send


@contextmanager
def serving(answers: dict[str, Answer] | None = None) -> Iterator[Site]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        site = Site(server.getsockname()[1], answers or {})
        thread = threading.Thread(target=_serve, args=(server, site), daemon=True)
        thread.start()
        try:
            yield site
        finally:
            server.shutdown(socket.SHUT_RDWR)
            thread.join(LONGEST_SECONDS)


def _serve(server: socket.socket, site: Site) -> None:
    while True:
        try:
            peer, _address = server.accept()
        except OSError:  # it is over
            return
        threading.Thread(target=_answer, args=(peer, site), daemon=True).start()


def _answer(peer: socket.socket, site: Site) -> None:
    with peer, suppress(OSError):  # who asked may hang up
        if site.greeting:
            peer.sendall(site.greeting)
        request = b""
        while b"\r\n\r\n" not in request:
            received = peer.recv(65_536)
            if not received:
                return
            request += received
        text = request.decode("latin-1")
        site.asked.append(text)
        answer = site.answers.get(text.split(" ")[1], page("", status="404 Not Found"))
        if callable(answer):
            answer(peer)
        else:
            peer.sendall(answer)
