"""Connections beside the test's own, for what others do at the same time."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.db import connection

from tests.promises import ask

PATIENCE = 30  # seconds


@contextmanager
def another_session() -> Iterator[psycopg.Connection]:
    """To the test's database; what is left uncommitted is committed at the end."""
    parameters = connection.get_connection_params()
    names = ("dbname", "user", "password", "host", "port")
    with psycopg.connect(**{key: parameters[key] for key in names if key in parameters}) as session:
        yield session


def until_somebody_waits(session: psycopg.Connection) -> None:
    """Fails when nobody waits for the session's locks in the end."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if ask(
            "SELECT FROM pg_stat_activity WHERE %s = ANY(pg_blocking_pids(pid))",
            session.info.backend_pid,
        ):
            return
        time.sleep(0.02)
    pytest.fail("nobody waits")
