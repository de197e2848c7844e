"""A PostgreSQL server of its own, whose database begins anew as often as it is wanted."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg

from tests.clusters import Cluster, cluster

NAME, TEMPLATE, OWNER = "chaos", "chaos_as_it_began", "factcheck"
SECONDS_TO_START = 60

# Not by the log of writes, PostgreSQL's default from 15 on: a database that is made so, and then
# recovers from a crash, gives numbers of its sequences again that were given before it (15.20).
COPIED = "STRATEGY FILE_COPY"


class Base:
    def __init__(self, server: Cluster) -> None:
        self.server = server
        with psycopg.connect(server.superuser_url, autocommit=True) as session:
            rights = f"LOGIN CREATEDB CREATEROLE PASSWORD '{server.password}'"
            session.execute(f"CREATE ROLE {OWNER} {rights}".encode())
            session.execute(f"CREATE DATABASE {NAME} OWNER {OWNER}".encode())
        self.url = f"postgres://{OWNER}:{server.password}@127.0.0.1:{server.port}/{NAME}"

    def keep(self) -> None:
        """What there is now is how it begins from here on. Nobody may be connected."""
        self._superuser(f"CREATE DATABASE {TEMPLATE} TEMPLATE {NAME} OWNER {OWNER} {COPIED}")

    def begin_anew(self) -> None:
        self._superuser(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        self._superuser(f"CREATE DATABASE {NAME} TEMPLATE {TEMPLATE} OWNER {OWNER} {COPIED}")

    def _superuser(self, statement: str) -> None:
        with psycopg.connect(self.server.superuser_url, autocommit=True) as session:
            session.execute(statement.encode())

    def postmaster(self) -> int:
        pid = (self.server.folder / "postmaster.pid").read_text().splitlines()[0]
        return int(pid)

    def kill(self) -> None:
        """As if the machine had stopped, but for what the kernel has yet to write."""
        os.kill(self.postmaster(), signal.SIGKILL)

    def recover(self) -> float:
        """Start it again; seconds until it answers."""
        begun = time.monotonic()
        while True:
            # The last processes of the one that was killed may hold its memory for a moment.
            with suppress(AssertionError):
                self.server.start()
                break
            if time.monotonic() > begun + SECONDS_TO_START:
                raise TimeoutError("PostgreSQL does not start again")
            time.sleep(0.1)
        with psycopg.connect(self.url):
            return time.monotonic() - begun


@contextmanager
def base(folder: Path) -> Iterator[Base]:
    """With the environment, which the settings read later, leading there."""
    os.environ["VAR_DIR"] = str(folder)
    os.environ["EXPORTS_DIR"] = str(folder / "exports")
    os.environ.pop("PUBLIC_DATABASE_URL", None)
    with cluster(15) as server:
        made = Base(server)
        os.environ["DATABASE_URL"] = made.url
        yield made
