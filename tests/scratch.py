"""Databases of a test's own, beside that of the others."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, connections

SCRATCH = "scratch"


@contextmanager
def empty_database() -> Iterator[str]:
    """An empty database; the alias to reach it by."""
    name = f"{connection.settings_dict['NAME']}_{SCRATCH}"
    connections.databases[SCRATCH] = {**connection.settings_dict, "NAME": name}
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}"')
    try:
        yield SCRATCH
    finally:
        connections[SCRATCH].close()
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}"')
        del connections[SCRATCH], connections.databases[SCRATCH]
