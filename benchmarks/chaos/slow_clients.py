"""Clients that read and write slowly, all at once, and how long everybody else waits meanwhile:
straight to the web server, and through nginx as `docs/hosting.md` sets it up.
"""

import re
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.db import connections
from django.utils import timezone

from benchmarks.chaos.base import Base
from benchmarks.chaos.tried import Tried
from benchmarks.chaos.web import get, serving
from claims.publication import publishing
from tests.clusters import _free_port
from tests.factories import make_claim, make_revision, make_speaker, make_user

SLOW_READERS, SLOW_BODIES, IDLE, SLOW_HEADERS = 50, 50, 500, 50
READERS = 4
SECONDS = 10
# More of claims.csv than the kernel keeps for a reader who does not read.
CLAIMS, STATEMENT = 1_500, "Placeringarna kostade Stockholms stad 640 miljoner kronor. " * 80

BODY = (
    b"POST /admin/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: csrftoken=%s\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nx="
    % (b"a" * 32)
)
DOWNLOAD = b"GET /api/v1/claims.csv HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"


class Slow:
    """Connections that say or take a little every second, until it is over."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._open: list[socket.socket] = []
        self._over = threading.Event()
        self._threads: list[threading.Thread] = []
        self.answers: list[bytes] = []

    def connect(self, number: int, first: bytes, then: Callable[[socket.socket], object]) -> None:
        found = []
        for _number in range(number):
            each = socket.socket()
            # What the kernel takes for us would be read at once.
            each.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            each.settimeout(0.01)
            with suppress(OSError):
                each.connect(("127.0.0.1", self._port))
                each.sendall(first)
                found.append(each)
        self._open += found
        self._threads.append(threading.Thread(target=self._go_on, args=(found, then)))
        self._threads[-1].start()

    def _go_on(self, found: list[socket.socket], then: Callable[[socket.socket], object]) -> None:
        while not self._over.wait(1):
            for each in found:
                with suppress(OSError):
                    then(each)

    def end(self) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()
        for each in self._open:
            each.close()


def _waits(port: int, seconds: float) -> tuple[list[float], int]:
    """How long each request of ordinary readers took, in order of length; how many failed."""
    until = time.monotonic() + seconds

    def read(_number: int) -> tuple[list[float], int]:
        took, failed = [], 0
        while time.monotonic() < until:
            begun = time.monotonic()
            failed += get(port, "api/v1/claims/?page_size=20", timeout=seconds)[0] != 200
            took.append(time.monotonic() - begun)
        return took, failed

    with ThreadPoolExecutor(READERS) as threads:
        found = list(threads.map(read, range(READERS)))
    return sorted(t for took, _failed in found for t in took), sum(
        failed for _took, failed in found
    )


def _p99(took: list[float]) -> float:
    return took[int(len(took) * 0.99)]


@contextmanager
def _nginx(port: int) -> Iterator[int]:
    """As documented, but for HTTPS; its port."""
    text = (settings.BASE_DIR / "docs" / "hosting.md").read_text()
    (block,) = re.findall(r"^```nginx\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)
    server = block[block.index("server {", block.index("return 301")) :]
    own = _free_port()
    server = re.sub(r"listen 443.*", f"listen 127.0.0.1:{own};", server)
    server = re.sub(r"listen \[::\]:443.*|ssl_certificate.*", "", server)
    server = server.replace("127.0.0.1:8000", f"127.0.0.1:{port}")
    server = server.replace("factcheck.example", "127.0.0.1")
    with tempfile.TemporaryDirectory(prefix="factcheck-chaos-nginx-") as folder:
        file = Path(folder) / "nginx.conf"
        file.write_text(
            f"pid {folder}/pid;\nerror_log {folder}/error.log;\ndaemon off;\nuser root;\n"
            "events { worker_connections 4096; }\n"
            f"http {{ access_log off; client_body_temp_path {folder}/body;"
            f" proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f;"
            f" uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;\n{server}\n}}\n"
        )
        process = subprocess.Popen(  # noqa: S603
            ["/usr/sbin/nginx", "-c", str(file), "-p", folder], stderr=subprocess.DEVNULL
        )
        try:
            while get(own, "robots.txt")[0] != 200:
                if process.poll() is not None:
                    raise RuntimeError("nginx does not start with what hosting.md says")
                time.sleep(0.1)
            yield own
        finally:
            process.terminate()
            process.wait(30)


def tried(base: Base) -> Iterator[Tried]:
    """A row without nginx, one with it."""
    base.begin_anew()
    revision, speaker, by = make_revision(), make_speaker(), make_user("kaos-csv")
    claims = [
        make_claim(revision=revision, speaker=speaker, statement=f"{STATEMENT}{n}", created_by=by)
        for n in range(CLAIMS)
    ]
    publishing.publish(claims, by=by, at=timezone.now())
    connections.close_all()
    with serving(workers=2) as port:
        yield _one("slow clients, no proxy", port)
        with _nginx(port) as before:
            yield _one("slow clients, nginx as documented", before)


def _one(what: str, port: int) -> Tried:
    row = Tried(what, tries=SLOW_READERS + SLOW_BODIES + IDLE + SLOW_HEADERS)
    without, _failed = _waits(port, SECONDS)
    slow = Slow(port)
    try:
        slow.connect(SLOW_READERS, DOWNLOAD, lambda each: each.recv(1024))
        slow.connect(SLOW_BODIES, BODY, lambda each: each.send(b"x"))
        slow.connect(IDLE, b"", lambda each: None)
        slow.connect(SLOW_HEADERS, b"GET / HTTP/1.1\r\n", lambda each: each.send(b"X"))
        within, row.answers_5xx = _waits(port, SECONDS)
    finally:
        slow.end()
    ratio = _p99(within) / _p99(without)
    row.what += f" (others’ p99 × {ratio:.1f})"
    row.note(
        f"p99 {1000 * _p99(without):.0f} ms without, {1000 * _p99(within):.0f} ms with them;"
        f" {len(without)} and {len(within)} requests in {SECONDS} s, {row.answers_5xx} failed"
    )
    return row
