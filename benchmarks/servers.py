"""The servers under test: granian, as `manage.py demo` starts it."""

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psutil  # type: ignore[import-untyped]  # it brings no types
from django.conf import settings

from benchmarks.client import get
from factcheck.management.commands.demo import server_command

WORKERS = 2
SECONDS_TO_START = 120


@dataclass(frozen=True, slots=True)
class Server:
    port: int
    process: psutil.Process

    def memory(self) -> int:
        """Bytes that its processes hold in memory (RSS), all together."""
        processes = [self.process, *self.process.children(recursive=True)]
        held: int = sum(process.memory_info().rss for process in processes)
        return held


@contextmanager
def serving(application: str, probe: str, workers: int = WORKERS) -> Iterator[Server]:
    """A server that has answered `probe`; stopped in the end."""
    port = free_port()
    command = server_command(port, workers, application)
    process = subprocess.Popen(command, cwd=settings.BASE_DIR)  # noqa: S603
    try:
        wait_until_it_answers(port, probe, process)
        yield Server(port, psutil.Process(process.pid))
    finally:
        process.terminate()
        process.wait(SECONDS_TO_START)


def wait_until_it_answers(port: int, probe: str, process: "subprocess.Popen[bytes]") -> None:
    """Raises what asking raised, if it has ended or takes too long."""
    deadline = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            get(port, probe)
            return
        except OSError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
