"""Demos that tests start, as processes of their own."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tests.factcheck.test_database import is_running

PATIENCE = 300  # seconds, for a busy machine


def environment(folder: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return kept | {"VAR_DIR": str(folder), "PYTHONUNBUFFERED": "1"}


def command(port: int) -> list[str]:
    return [sys.executable, "manage.py", "demo", "--port", str(port), "--workers", "1"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Demo:
    """A demo that is up; `said` is what it has printed by then."""

    def __init__(self, process: subprocess.Popen[str], folder: Path, port: int) -> None:
        self.process = process
        self.folder = folder
        self.site = f"http://127.0.0.1:{port}"
        self.said = ""
        assert process.stdout is not None
        for line in process.stdout:
            self.said += line
            if "Ctrl-C stops everything" in line:
                return
        pytest.fail(f"The demo ended by itself: {self.said}")

    @property
    def database(self) -> int:
        """The process id of the database server."""
        return int((self.folder / "postgres" / "postmaster.pid").read_text().splitlines()[0])

    def get(self, path: str) -> Any:
        with urllib.request.urlopen(f"{self.site}{path}", timeout=PATIENCE) as response:  # noqa: S310
            return response.read()

    @property
    def children(self) -> dict[int, str]:
        """The command lines of the processes that it has started, by their ids."""
        found = subprocess.run(  # noqa: S603
            ["ps", "-o", "pid=,args=", "--ppid", str(self.process.pid)],  # noqa: S607
            capture_output=True,
            text=True,
            check=True,
        )
        lines = (line.strip().partition(" ") for line in found.stdout.splitlines())
        return {int(pid): words for pid, _space, words in lines}

    def stop(self, number: int) -> int:
        database = self.database
        children = self.children
        assert any("procrastinate worker" in words for words in children.values())
        self.process.send_signal(number)
        code = self.process.wait(PATIENCE)
        assert not is_running(database)
        assert not [words for pid, words in children.items() if is_running(pid)]
        with pytest.raises(urllib.error.URLError):
            self.get("/")
        return code


@contextmanager
def demo(folder: Path, port: int) -> Iterator[Demo]:
    process = subprocess.Popen(  # noqa: S603
        command(port),
        cwd=settings.BASE_DIR,
        env=environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    with process:
        try:
            yield until_it_answers(Demo(process, folder, port))
        finally:
            if process.poll() is None:
                process.terminate()


def until_it_answers(demo: Demo) -> Demo:
    while demo.process.poll() is None:
        try:
            demo.get("/api/v1/")
        except urllib.error.URLError:
            time.sleep(0.1)
        else:
            return demo
    pytest.fail("The demo ended by itself.")
