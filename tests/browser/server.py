"""The real web server on the test database, as `manage.py demo` starts it."""

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

import pytest
from django.conf import settings
from django.db import connection

from factcheck.management.commands.demo import server_command
from tests.static_files import put_static_files

PATIENCE = 120  # seconds, for a busy machine


@dataclass(frozen=True, slots=True)
class Server:
    """`base` is its address, http://127.0.0.1:…; `log` has what it wrote."""

    base: str
    log: Path


@contextmanager
def serving(folder: Path, *, planner: str = "") -> Iterator[Server]:
    """A running server, whose VAR_DIR is `folder`; stopped in the end.

    `planner` is what PostgreSQL is told of its sessions, as in "enable_sort=off".
    """
    port = _free_port()
    base = f"http://127.0.0.1:{port}"
    # `tests.embedded` has removed from the environment whatever would change the settings.
    environment = os.environ | {
        "DATABASE_URL": _test_database_url(planner),
        "PUBLIC_BASE_URL": base,
        # The tests sign cookies for it.
        "SECRET_KEY": settings.SECRET_KEY,
        "VAR_DIR": str(folder),
        "API_RATE": "none",
    }
    put_static_files(folder)
    log = folder / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603
            server_command(port, 1, "factcheck.wsgi:application"),
            cwd=settings.BASE_DIR,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    with process:
        try:
            _until_it_answers(process, base, log)
            yield Server(base, log)
        finally:
            # Its connections would keep the test database from being dropped.
            process.terminate()


def _test_database_url(planner: str) -> str:
    """DATABASE_URL, whether it leads through a socket or TCP, with the test database's name."""
    parts = urlsplit(os.environ["DATABASE_URL"])
    name = quote(connection.settings_dict["NAME"], safe="")
    # urlunsplit() drops the slashes of an address without a host: postgres:///name
    also = "options=" + quote(f"-c {planner}", safe="") if planner else ""
    query = "&".join(filter(None, (parts.query, also)))
    return urlunsplit(("", "", f"{parts.scheme}://{parts.netloc}/{name}", query, ""))


def _until_it_answers(process: subprocess.Popen[bytes], base: str, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"{base}/health/", timeout=PATIENCE).close()  # noqa: S310
        except urllib.error.HTTPError as error:
            with error:
                pytest.fail(f"The server is not well: {error.read().decode()}\n{log.read_text()}")
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"The server did not start: {log.read_text()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
