"""`manage.py demo`: set up, served, stopped, started again; whatever of it is killed, it goes on.

One test, as setting it up takes most of a minute.
"""

import hashlib
import json
import signal
import socket
import stat
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

from tests.factcheck.demo_faults import kill_itself, kill_one_after_the_other, refused
from tests.factcheck.demos import PATIENCE, Demo, demo, free_port
from tests.factcheck.test_database import is_running


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


def test_three_runs(tmp_path: Path) -> None:
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

        kill_one_after_the_other(second)
        # Another one on the same data would write its own address into every record, and stop
        # the database in the end.
        assert "A demo is running on" in refused(folder, free_port())
        assert second.get("/api/v1/claims.csv") == before
        left, database = kill_itself(second)

    # The database goes on, and is joined; the same port is free, and serves.
    with demo(folder, port) as third:
        assert not [pid for pid in left if is_running(pid)]
        assert third.database == database
        assert third.get("/api/v1/claims.csv") == before
        assert third.stop(signal.SIGINT) == 0


def refusal(folder: Path, port: int) -> str:
    said = refused(folder, port)
    assert not (folder / "postgres" / "postmaster.pid").exists()
    (line,) = said.splitlines()
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
