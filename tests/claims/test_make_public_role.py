"""`manage.py make_public_role`, inside a transaction: roles and grants are undone with it.

Whether a connection of such a role can read what it should is asked in
`tests/factcheck/test_isolation.py`.
"""

import itertools
import os
from typing import Any

import psycopg
import pytest
from django.core.management import CommandError
from django.db import connection
from psycopg import sql

from claims.management.commands import make_public_role
from claims.models.public import PUBLIC_MODELS
from tests.promises import ask, run
from tests.public_role import make

pytestmark = pytest.mark.django_db

PRIVILEGES = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")

# Roles are the whole server's: each process that runs tests has names of its own.
PREFIX = f"factcheck_test_{os.environ.get('PYTEST_XDIST_WORKER', 'one')}"
NAME = f"{PREFIX}_reader"
PASSWORD = "korrekt-häst-batteri"


def may(name: str = NAME) -> set[tuple[str, str]]:
    """Each table with each thing that the role may do to it."""
    tables = connection.introspection.table_names(include_views=True)
    return {
        (table, privilege)
        for table, privilege in itertools.product(tables, PRIVILEGES)
        if ask("SELECT has_table_privilege(%s, %s, %s)", name, table, privilege) == [(True,)]
    }


EXPECTED = {(model._meta.db_table, "SELECT") for model in PUBLIC_MODELS}


def exists(name: str = NAME) -> bool:
    return ask("SELECT 1 FROM pg_roles WHERE rolname = %s", name) == [(1,)]


def refusal(name: str = NAME, password: str = PASSWORD) -> str:
    with pytest.raises(CommandError) as refused:
        make(name, password)
    return str(refused.value)


def test_it_may_read_what_is_public_and_nothing_else() -> None:
    assert make(NAME, PASSWORD) == f"{NAME} may read 8 public tables, and nothing else.\n"
    assert may() == EXPECTED
    assert ask(
        "SELECT rolcanlogin, rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls,"
        " rolconnlimit, rolconfig FROM pg_roles WHERE rolname = %s",
        NAME,
    ) == [(True, False, False, False, False, False, 64, ["default_transaction_read_only=on"])]


def test_again_with_another_set_of_public_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    fewer = ["claims_publicclaim", "auth_group"]  # the latter as if it had been public once
    monkeypatch.setattr(make_public_role, "TABLES", fewer)
    make(NAME, PASSWORD)
    assert may() == {("claims_publicclaim", "SELECT"), ("auth_group", "SELECT")}
    monkeypatch.undo()
    for _ in range(2):
        make(NAME, PASSWORD)
        assert may() == EXPECTED


def test_what_it_was_given_by_hand_is_taken_back() -> None:
    make(NAME, PASSWORD)
    run(f"GRANT ALL ON claims_claim TO {NAME}")
    run(f"GRANT SELECT (email), UPDATE (email) ON auth_user TO {NAME}")
    run(f"GRANT USAGE ON SEQUENCE claims_claim_id_seq TO {NAME}")
    run(f"GRANT CREATE ON SCHEMA public TO {NAME}")
    make(NAME, PASSWORD)
    assert may() == EXPECTED
    assert ask(
        "SELECT has_any_column_privilege(%s, 'auth_user', 'SELECT'),"
        " has_sequence_privilege(%s, 'claims_claim_id_seq', 'USAGE'),"
        " has_schema_privilege(%s, 'public', 'CREATE')",
        *(NAME, NAME, NAME),
    ) == [(False, False, False)]


def test_nobody_but_the_owner_makes_tables_lasting_or_not() -> None:
    run("GRANT CREATE ON SCHEMA public TO PUBLIC")  # as before PostgreSQL 15
    make(NAME, PASSWORD)
    assert ask(
        "SELECT has_schema_privilege(%s, 'public', 'CREATE'),"
        " has_database_privilege(%s, current_database(), 'TEMPORARY')",
        *(NAME, NAME),
    ) == [(False, False)]


@pytest.mark.parametrize(
    ("opened", "listed"),
    [
        ("GRANT SELECT ON claims_claim TO PUBLIC", "SELECT on public.claims_claim"),
        ("GRANT SELECT (email) ON auth_user TO PUBLIC", "SELECT on public.auth_user"),
        ("GRANT TRUNCATE ON auth_user TO PUBLIC", "TRUNCATE on public.auth_user"),
        ("GRANT INSERT ON claims_publicclaim TO PUBLIC", "INSERT on public.claims_publicclaim"),
        (
            "GRANT USAGE ON SEQUENCE claims_claim_id_seq TO PUBLIC",
            "USAGE on sequence public.claims_claim_id_seq",
        ),
        (
            "CREATE VIEW everything AS TABLE claims_claim; GRANT SELECT ON everything TO PUBLIC",
            "SELECT on public.everything",
        ),
        (
            "CREATE SCHEMA elsewhere; GRANT CREATE ON SCHEMA elsewhere TO PUBLIC",
            "CREATE on schema elsewhere",
        ),
        (
            "CREATE FUNCTION peep() RETURNS void LANGUAGE sql SECURITY DEFINER AS 'SELECT'",
            "EXECUTE, with its owner's rights, on peep()",
        ),
        (
            "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC",
            "SELECT on whatever {user} makes (default privileges)",
        ),
    ],
)
def test_what_is_open_to_everybody_is_named_and_nothing_is_done(opened: str, listed: str) -> None:
    run(opened)
    ((user,),) = ask("SELECT quote_ident(current_user)")
    told = refusal()
    assert "so nothing was changed" in told
    assert told.splitlines()[1:] == [f"  {listed.format(user=user)}"]
    assert not exists()


def test_roles_that_are_something_else_are_left_alone() -> None:
    ((own,),) = ask("SELECT current_user")
    assert "it is the role of DATABASE_URL" in refusal(own)
    run(f"CREATE ROLE {NAME} CREATEDB")
    assert "it may make databases" in refusal()
    run(f"ALTER ROLE {NAME} NOCREATEDB")
    run(f"CREATE ROLE {PREFIX}_group")
    run(f"GRANT {PREFIX}_group TO {NAME}")
    assert f"it is a member of {PREFIX}_group" in refusal()
    run(f"REVOKE {PREFIX}_group FROM {NAME}")
    run(f'GRANT {NAME} TO "{own}"')
    run(f"GRANT CREATE ON SCHEMA public TO {NAME}")
    run("CREATE TABLE heirloom ()")
    run(f"ALTER TABLE heirloom OWNER TO {NAME}")
    assert "it owns something" in refusal()
    run("DROP TABLE heirloom")
    make(NAME, PASSWORD)
    assert may() == EXPECTED


@pytest.mark.parametrize(
    "name", ["", "Ååå", "READER", "9lives", "pg_reader", "x" * 64, 'a"b', "a b"]
)
def test_a_name_that_would_need_quotation_marks(name: str) -> None:
    assert "a role's name has at most 63 of a to z" in refusal(name)


@pytest.mark.parametrize("name", ["public", "none"])
def test_a_name_that_postgresql_keeps_for_itself(name: str) -> None:
    assert refusal(name) == f'PostgreSQL refused: role name "{name}" is reserved.'


def test_a_new_role_needs_a_password_an_old_one_keeps_its_own() -> None:
    assert refusal(password="") == (
        f"PUBLIC_DATABASE_PASSWORD is unset: say what password {NAME} gets."
    )
    assert not exists()
    make(NAME, PASSWORD)
    assert "PASSWORD" not in said_to_the_server("")


def said_to_the_server(password: str) -> str:
    """Everything that the command says to PostgreSQL, and prints."""
    said = []
    execute = psycopg.Connection.execute

    def listen(session: psycopg.Connection[Any], query: Any, *rest: Any) -> Any:
        said.append(query.as_string(session) if isinstance(query, sql.Composable) else query)
        said.extend(map(repr, rest))
        return execute(session, query, *rest)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(psycopg.Connection, "execute", listen)
        said.append(make(NAME, password))
    assert len(said) > 10
    return "\n".join(said)


def test_the_password_is_hashed_before_it_leaves(settings: Any) -> None:
    settings.DEBUG = True  # Django would keep every statement
    connection.force_debug_cursor = True
    try:
        said = said_to_the_server(PASSWORD)
        kept = str(connection.queries)
    finally:
        connection.force_debug_cursor = False
    assert "PASSWORD 'SCRAM-SHA-256$" in said
    assert PASSWORD not in said
    assert PASSWORD not in kept
    assert "SCRAM-SHA-256" not in kept


def test_it_needs_a_role_that_may_make_roles() -> None:
    run(f"CREATE ROLE {PREFIX}_weak")
    ((own,),) = ask("SELECT current_user")
    run(f'GRANT {PREFIX}_weak TO "{own}"')
    run(f"SET ROLE {PREFIX}_weak")
    told = refusal()
    run("RESET ROLE")  # the transaction goes on
    assert told == "PostgreSQL refused: permission denied to create role."
