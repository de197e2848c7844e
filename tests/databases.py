"""Each process that runs tests has a database of its own, copied from one that is migrated once.

The template's name has a digest of all that could change it. On the embedded server it stays for
the next run; from a server of somebody's own `drop_templates()` removes it.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connections
from psycopg import sql

from factcheck.settings import BASE_DIR

PREFIX = "test_factcheck"
TEMPLATE_PREFIX = f"{PREFIX}_template_"

# Parts of the paths of files that a new database is made from.
SCHEMA_PARTS = ("/migrations/", "/rules/", "models", "identifiers", "permissions", "/history/")

# Held while a template is made or copied, or dropped.
TEMPLATE_LOCK = 4_711_900


def make_database(name: str) -> None:
    """Make it anew, and let Django's connections lead there."""
    copy_template(name)
    _lead_to(name)


def copy_template(name: str) -> None:
    """Make a database, migrated and empty; whatever had the name is gone."""
    template = TEMPLATE_PREFIX + _digest()
    with _session() as session:
        session.execute("SELECT pg_advisory_lock(%s::bigint)", [TEMPLATE_LOCK])
        if template not in _templates(session):
            _drop_templates(session)
            _make_template(session, template)
        _run(session, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)  # of a run that was killed
        _run(session, "CREATE DATABASE {} TEMPLATE {}", name, template)


def drop_database(name: str) -> None:
    """Fails when somebody else is still connected."""
    for connection in connections.all():
        if connection.settings_dict["NAME"] == name:
            connection.close()
    with _session() as session:
        _run(session, "DROP DATABASE {}", name)


def drop_templates() -> None:
    with _session() as session:
        session.execute("SELECT pg_advisory_lock(%s::bigint)", [TEMPLATE_LOCK])
        _drop_templates(session)


@contextmanager
def _session() -> Iterator[psycopg.Connection]:
    """To the database of DATABASE_URL, which tests don't touch."""
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as session:
        yield session


def _digest() -> str:
    files = [BASE_DIR / "requirements.lock"]
    for app in ("claims", "corpus", "factcheck"):
        for suffix in ("py", "sql"):
            files += sorted(filter(_makes_schema, Path(BASE_DIR, app).rglob(f"*.{suffix}")))
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.relative_to(BASE_DIR)} {file.stat().st_size}\n".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _makes_schema(file: Path) -> bool:
    """Migrations, and what they and the permissions are made from."""
    path = file.relative_to(BASE_DIR).as_posix()
    return any(part in path for part in SCHEMA_PARTS)


def _templates(session: psycopg.Connection) -> list[str]:
    rows = session.execute(
        "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [TEMPLATE_PREFIX]
    )
    return [name for (name,) in rows]


def _drop_templates(session: psycopg.Connection) -> None:
    for name in _templates(session):
        _run(session, "DROP DATABASE {} WITH (FORCE)", name)


def _make_template(session: psycopg.Connection, name: str) -> None:
    """It has its name when it is whole."""
    unfinished = f"{TEMPLATE_PREFIX}unfinished"
    _run(session, "CREATE DATABASE {}", unfinished)
    _lead_to(unfinished)
    call_command("migrate", verbosity=0, interactive=False, run_syncdb=True)
    for connection in connections.all():
        connection.close()
    _run(session, "ALTER DATABASE {} RENAME TO {}", unfinished, name)


def _lead_to(name: str) -> None:
    for connection in connections.all():
        connection.close()
        connection.settings_dict["NAME"] = name
    ContentType.objects.clear_cache()


def _run(session: psycopg.Connection, statement: str, *names: str) -> None:
    session.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
