"""Everything that the public reads can be read by a role that may read nothing else.

The role is made by `manage.py make_public_role`, and asks over connections of its own. While the
public reads, the main database can't be reached at all.
"""

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connection, connections
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve
from pytest_django import DjangoDbBlocker, Settings

from claims.exports.package import make_package
from claims.models.public import PUBLIC_MODELS
from factcheck.management.commands.demo import server_command
from tests.claims.corpus import read_zip
from tests.factcheck.api.downloads import resume, whole
from tests.factcheck.public_reads import SECRET, World
from tests.factories import AT
from tests.promises import ask
from tests.public_role import PublicRole, connected, public_role, url
from tests.published import SITE, publish
from tests.static_files import put_static_files

pytestmark = pytest.mark.django_db(transaction=True)

# Addresses that are not for reading in public, or read from the main database on purpose.
NOT_READ_IN_PUBLIC = {
    "claims/<str:public_id>/corrections/",  # the one public write
    "en/claims/<str:public_id>/corrections/",
    "health/",  # asks the main database how it is
}

PATIENCE = 60  # seconds


@pytest.fixture(scope="module")
def role(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[PublicRole]:
    with django_db_blocker.unblock(), public_role() as made:
        yield made


@pytest.fixture
def session(role: PublicRole) -> Iterator[psycopg.Connection[Any]]:
    """As somebody who has got hold of the role's password."""
    database = role.settings(connection.settings_dict)
    with psycopg.connect(url(database), autocommit=True) as made:
        assert made.execute("SELECT current_user").fetchone() == (role.name,)
        assert made.execute("SHOW transaction_read_only").fetchone() == ("on",)
        made.execute("SET default_transaction_read_only = off")  # anybody may
        yield made


def routes(patterns: Iterable[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    """Every address that the site has, but for the editors', as `ResolverMatch.route` names it."""
    for each in patterns:
        own = str(each.pattern)
        route = before + (own.removeprefix("^") if before else own)
        if isinstance(each, URLPattern):
            yield route
        elif not route.startswith("admin/"):
            yield from routes(each.url_patterns, route)


@contextmanager
def only_the_public_database(role: PublicRole) -> Iterator[None]:
    """The connection `public` is the role's own, and the main one leads nowhere."""
    database = connection.settings_dict
    nowhere = {**database, "NAME": "factcheck_no_such_database"}
    with connected("public", role.settings(database)), connected("default", nowhere):
        with connections["public"].cursor() as cursor:
            cursor.execute("SELECT current_user, current_setting('transaction_read_only')")
            assert cursor.fetchone() == (role.name, "on")
        yield


def test_everything_public_is_read_as_the_public_role(role: PublicRole) -> None:
    world = World()
    client = Client(raise_request_exception=False)
    wrong, seen = [], set()
    with only_the_public_database(role):
        wanted = list(world.addresses())
        for status, address in wanted:
            path = address.partition("?")[0]
            seen.add(resolve(path).route)
            response = client.get(address)
            body = response.getvalue()
            if response.status_code != status:
                wrong.append(f"{address}: {response.status_code}, not {status}")
            if SECRET.encode() in body:
                wrong.append(f"{address}: tells a secret")
            if b'"next": "' in body and not address.count("cursor="):
                following = response.json()["next"].removeprefix(SITE)
                wanted.append((200, following))  # the pages after the first
    assert not wrong
    assert any("cursor=" in address for _status, address in wanted)
    every = set(routes(get_resolver().url_patterns))
    assert not every - seen - NOT_READ_IN_PUBLIC, "public, and not read here: see World.addresses"
    assert not (seen | NOT_READ_IN_PUBLIC) - every


def test_models_are_answered_as_the_public_role(role: PublicRole) -> None:
    world = World()
    client = Client(raise_request_exception=False)
    text = "Placeringarna kostade Stockholm 640 miljoner kronor."
    asked: dict[str, dict[str, str]] = {
        "search": {"query": "placering"},
        "get_claim": {"id": world.withdrawn.public_id},
        "match_text": {"text": text},
        "list_verdicts": {},
    }
    with only_the_public_database(role):
        for name, arguments in asked.items():
            params = {"name": name, "arguments": arguments}
            message = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}
            answer = client.post("/mcp", message, content_type="application/json")
            assert answer.status_code == 200, name
            assert "result" in answer.json(), name
            assert SECRET not in answer.content.decode(), name


def test_exports_are_made_and_resumed_as_the_public_role(
    role: PublicRole, settings: Settings, tmp_path: Path
) -> None:
    settings.EXPORTS_DIR = tmp_path
    world = World()
    client = Client()
    with only_the_public_database(role):
        before, tag = whole(client, "claims.csv")
    world.corrected.statement = "Placeringarna kostade 613 miljoner kronor."
    world.corrected.save()
    publish(world.corrected, kind="correction", note="Rättat igen.")
    with only_the_public_database(role):
        assert resume(client, "claims.csv", tag, "bytes=9-")[:2] == (206, before[9:])
        export = make_package("public", at=AT, keep=1)
        assert [said["url"] for said in client.get("/api/v1/exports/").json()["results"]]
    files = read_zip(export.path(export.files[0]))
    assert export.counts["claims"] == 3
    assert SECRET not in str(files)


def test_the_role_reads_public_tables_alone(session: psycopg.Connection[Any]) -> None:
    world = World()
    for table, column, key in (
        ("claims_claim", "statement", world.draft.pk),
        ("auth_user", "email", world.editor.pk),
        ("claims_claimevent", "statement", None),
        ("claims_correctionrequest", "message", world.request.pk),
        ("claims_correctionrequestevent", "message", None),
        ("claims_assessment", "summary", None),
        ("claims_claimversion", "record", None),
    ):
        assert ask(f"SELECT count({column}) FROM {table}") > [(0,)]  # it is there
        condition = "true" if key is None else f"id = {key}"
        denied(session, f"SELECT {column} FROM {table} WHERE {condition}")
        denied(session, f"COPY {table} ({column}) TO STDOUT")
    denied(session, "SELECT text FROM claims_earlier_texts(NULL)")  # of all texts, by its own right
    public = {model._meta.db_table for model in PUBLIC_MODELS}
    tables = set(connection.introspection.table_names(include_views=True))
    assert public < tables
    for table in tables - public:
        denied(session, f"SELECT FROM {table}")
    for table in public:
        (count,) = session.execute(f"SELECT count(*) FROM {table}").fetchone() or (0,)
        assert count > 0, table


def test_the_role_changes_nothing_and_makes_nothing(session: psycopg.Connection[Any]) -> None:
    World()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            # To its default: nobody may set an identity, or a generated column, to anything else.
            column = connection.introspection.get_table_description(cursor, table)[-1].name
            denied(session, f"INSERT INTO {table} DEFAULT VALUES")
            denied(session, f'UPDATE {table} SET "{column}" = DEFAULT')
            denied(session, f"DELETE FROM {table}")
            denied(session, f"TRUNCATE {table}")
            denied(session, f"ALTER TABLE {table} DISABLE TRIGGER USER")
            denied(session, f"DROP TABLE {table}")
        for sequence in connection.introspection.sequence_list():
            denied(session, f"SELECT nextval('{sequence['table']}_{sequence['column']}_seq')")
    ((owner,),) = ask("SELECT current_user")
    for statement in (
        "CREATE TABLE mine ()",
        "CREATE TABLE public.mine ()",
        "CREATE TEMPORARY TABLE mine ()",
        "SELECT * INTO mine FROM claims_publicclaim",
        "CREATE VIEW mine AS SELECT 1",
        "CREATE FUNCTION mine() RETURNS void LANGUAGE sql AS 'SELECT'",
        "CREATE INDEX mine ON claims_publicclaim (id)",
        "CREATE SCHEMA mine",
        "CREATE DATABASE mine",
        "CREATE ROLE mine",
        f'SET ROLE "{owner}"',
        f'SET SESSION AUTHORIZATION "{owner}"',
        "SET session_replication_role = replica",
        "ALTER SYSTEM SET fsync = off",
        "COPY claims_publicclaim TO '/tmp/mine'",
        "COPY (SELECT 1) TO PROGRAM 'cat'",
        "SELECT pg_read_file('PG_VERSION')",
        "SELECT rolpassword FROM pg_authid",
    ):
        denied(session, statement)


def denied(session: psycopg.Connection[Any], statement: str) -> None:
    try:
        session.execute(statement.encode())
    except psycopg.errors.InsufficientPrivilege:
        return
    pytest.fail(f"allowed: {statement}")


def test_the_server_with_a_public_role(role: PublicRole, tmp_path: Path) -> None:
    world = World()
    database = {**connection.settings_dict}
    environment = os.environ | {
        "DATABASE_URL": url(database),
        "PUBLIC_DATABASE_URL": url(role.settings(database)),
        "VAR_DIR": str(tmp_path),
    }
    put_static_files(tmp_path)
    with served(environment) as base:
        claim = world.checked.public_id
        for path in (
            f"/api/v1/claims/{claim}/",
            "/api/v1/claims.csv",
            f"/claims/{claim}/",
            f"/en/claims/{claim}/",
            "/health/public/",
        ):
            status, body = fetch(base + path)
            assert status == 200, (path, body)
            assert SECRET not in body
        users = ask(
            "SELECT DISTINCT usename FROM pg_stat_activity WHERE datname = current_database()"
        )
        assert (role.name,) in users
        # The editors' side, and the one public write, have the main connection.
        status, said = fetch(f"{base}/health/")
        assert (status, said.partition("\n")[0]) == (200, "ok")
        assert fetch(f"{base}/claims/{claim}/corrections/")[0] == 200
        assert fetch(f"{base}/admin/login/")[0] == 200


@contextmanager
def served(environment: dict[str, str]) -> Iterator[str]:
    """The whole application on a port of this machine; where it is."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    command = server_command(port, 1, "factcheck.wsgi:application")
    server = subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment)  # noqa: S603
    try:
        base = f"http://127.0.0.1:{port}"
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                fetch(f"{base}/robots.txt")
                break
            except OSError:
                assert server.poll() is None, "the server has ended by itself"
                assert time.monotonic() < deadline, "the server has not come up"
                time.sleep(0.1)
        yield base
    finally:
        server.terminate()
        try:
            server.wait(PATIENCE)
        finally:
            server.kill()


def fetch(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as response:  # noqa: S310  # ours
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()
