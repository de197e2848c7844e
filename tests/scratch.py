"""Databases of a test's own, beside that of the others."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from django.db import connection, connections

from tests.databases import copy_template

SCRATCH = "scratch"


def _make_empty(name: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}"')


def empty_database() -> AbstractContextManager[str]:
    """An empty database; the alias to reach it by."""
    return _database(_make_empty)


def migrated_database() -> AbstractContextManager[str]:
    """One that is migrated like every test's."""
    return _database(copy_template)


@contextmanager
def _database(make: Callable[[str], None]) -> Iterator[str]:
    name = f"{connection.settings_dict['NAME']}_{SCRATCH}"
    connections.databases[SCRATCH] = {**connection.settings_dict, "NAME": name}
    make(name)
    try:
        yield SCRATCH
    finally:
        connections[SCRATCH].close()
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}"')
        del connections[SCRATCH], connections.databases[SCRATCH]
