"""`manage.py demo`: set up, served, stopped, and started again."""

import hashlib
import json
import os
import signal
import socket
import stat
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
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
            continue
        return demo
    pytest.fail("The demo ended by itself.")


def download(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=PATIENCE) as response:  # noqa: S310  # ours
        content: bytes = response.read()
    return content


def log_in(demo: Demo, name: str, password: str) -> str:
    """The page after the log-in."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar := CookieJar()))
    address = f"{demo.site}/admin/login/?next=/admin/"
    browser.open(address).close()
    (token,) = (str(cookie.value) for cookie in jar if cookie.name == "csrftoken")
    form = {"username": name, "password": password, "csrfmiddlewaretoken": token}
    with browser.open(address, urllib.parse.urlencode(form).encode()) as response:
        assert response.url == f"{demo.site}/admin/"
        page: str = response.read().decode()
        return page


def test_two_runs(tmp_path: Path) -> None:
    folder, port = tmp_path / "var", free_port()
    with demo(folder, port) as first:
        for path in ("/", "/admin/", "/api/v1/claims/", "/api/v1/docs/", "/api/v1/claims.csv"):
            assert f"{first.site}{path}\n" in first.said
            assert first.get(path)
        page = json.loads(first.get("/api/v1/claims/?page_size=2"))
        assert len(page["results"]) == 2
        assert page["next"].startswith(f"{first.site}/api/v1/claims/")
        assert page["results"][0]["url"].startswith(first.site)
        assert first.get("/static/admin/css/base.css")
        assert f"{first.site}/api/v1/exports/\n" in first.said
        (export,) = json.loads(first.get("/api/v1/exports/"))["results"]
        assert export["url"].startswith(first.site)
        assert export["claims"] == 361
        content = download(export["url"])
        assert (len(content), hashlib.sha256(content).hexdigest()) == (
            export["bytes"],
            export["sha256"],
        )

        accounts = folder / "demo-accounts.txt"
        assert stat.S_IMODE(accounts.stat().st_mode) == 0o600
        passwords = dict(line.split() for line in accounts.read_text().splitlines())
        assert passwords.keys() == {"researcher", "editor", "administrator"}
        assert len(set(passwords.values())) == 3
        for name, password in passwords.items():
            assert f"{name:<14} {password}\n" in first.said
        assert "/admin/logout/" in log_in(first, "editor", passwords["editor"])

        before = first.get("/api/v1/claims.csv")
        assert first.stop(signal.SIGTERM) == 0

    with demo(folder, port) as second:
        assert second.get("/api/v1/claims.csv") == before
        assert "passwords" not in second.said
        assert not any(password in second.said for password in passwords.values())
        assert dict(line.split() for line in accounts.read_text().splitlines()) == passwords
        assert second.stop(signal.SIGINT) == 0


def refusal(folder: Path, port: int) -> str:
    done = subprocess.run(  # noqa: S603
        command(port),
        cwd=settings.BASE_DIR,
        env=environment(folder),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert not (folder / "postgres" / "postmaster.pid").exists()
    (line,) = done.stderr.splitlines()
    return line


def test_a_busy_port(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        line = refusal(tmp_path, port)
    assert line == (
        f"Port {port} is not free (Address already in use): say another, PORT=8001 make demo."
    )


def test_a_port_that_is_none(tmp_path: Path) -> None:
    line = refusal(tmp_path, 70_000)
    assert line == "70000 is no port: say one from 1 to 65535, PORT=8001 make demo."
