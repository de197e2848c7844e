"""`manage.py make_public_role`: the database role that what faces the public connects as.

What the role may really do is looked up after the grants, whichever way it came by it: a grant to
everybody, a membership, a default for new tables. If that is more than reading the public tables,
everything is undone and the command says what is too much.
"""

import os
import re
from collections.abc import Sequence
from typing import Any

import psycopg
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction
from psycopg import sql

from claims.models.public import PUBLIC_MODELS

PASSWORD = "PUBLIC_DATABASE_PASSWORD"  # noqa: S105  # where it is read from

# What needs no quotation marks in SQL or in an address; `pg_` is PostgreSQL's own.
NAME = re.compile("(?!pg_)[a-z_][a-z0-9_]{0,62}")

# As many as a site with four workers of eight threads and a second one of them need.
ROLE_MAX_CONNECTIONS = 64

TABLES = [model._meta.db_table for model in PUBLIC_MODELS]

# Why a role that is there already must not be touched: these are not ours to take away.
UNFIT = """
    SELECT 'it is a superuser' FROM pg_roles WHERE rolname = %(name)s AND rolsuper
    UNION ALL
    SELECT 'it may make databases, make roles, replicate or pass row security' FROM pg_roles
    WHERE rolname = %(name)s AND (rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls)
    UNION ALL
    SELECT 'it is the role of DATABASE_URL' WHERE %(name)s IN (current_user, session_user)
    UNION ALL
    SELECT DISTINCT 'it owns something' FROM pg_shdepend
    WHERE refclassid = 'pg_authid'::regclass AND refobjid = %(role)s::oid AND deptype = 'o'
    UNION ALL
    SELECT 'it is a member of ' || roleid::regrole FROM pg_auth_members WHERE member = %(role)s::oid
"""

# Tables and sequences with grants to the role, on the whole or on single columns.
GRANTED = """
    SELECT nspname, relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE EXISTS (SELECT FROM aclexplode(relacl) WHERE grantee = %(role)s::oid)
       OR EXISTS (
           SELECT FROM pg_attribute, aclexplode(attacl)
           WHERE attrelid = pg_class.oid AND grantee = %(role)s::oid
       )
"""

# All that the role may do in this database, beyond SELECT on `tables` and what PostgreSQL grants
# everybody on its own catalogues.
TOO_MUCH = """
    WITH objects AS (
        SELECT pg_class.oid, relkind, relname IN ('pg_authid', 'pg_statistic') AS secret,
               format('%%I.%%I', nspname, relname) AS name,
               pg_class.oid = ANY (%(tables)s::regclass[]) AS public
        FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
        WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
          AND (nspname NOT IN ('information_schema', 'pg_catalog', 'pg_toast')
               OR relname IN ('pg_authid', 'pg_statistic'))
    )
    SELECT privilege || ' on ' || name
    FROM objects, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'REFERENCES']) AS privilege
    WHERE relkind <> 'S' AND NOT (public AND privilege = 'SELECT')
      AND has_any_column_privilege(%(role)s::oid, oid, privilege)
    UNION ALL
    SELECT privilege || ' on ' || name
    FROM objects, unnest(ARRAY['DELETE', 'TRUNCATE', 'TRIGGER']) AS privilege
    WHERE relkind <> 'S' AND has_table_privilege(%(role)s::oid, oid, privilege)
    UNION ALL
    SELECT privilege || ' on sequence ' || name
    FROM objects, unnest(ARRAY['SELECT', 'USAGE', 'UPDATE']) AS privilege
    WHERE relkind = 'S' AND has_sequence_privilege(%(role)s::oid, oid, privilege)
    UNION ALL
    SELECT 'CREATE on schema ' || quote_ident(nspname) FROM pg_namespace
    WHERE has_schema_privilege(%(role)s::oid, oid, 'CREATE')
    UNION ALL
    SELECT privilege || ' on database ' || quote_ident(current_database())
    FROM unnest(ARRAY['CREATE', 'TEMPORARY']) AS privilege
    WHERE has_database_privilege(%(role)s::oid, current_database(), privilege)
    UNION ALL
    SELECT 'EXECUTE, with its owner''s rights, on ' || pg_proc.oid::regprocedure FROM pg_proc
    WHERE prosecdef AND has_function_privilege(%(role)s::oid, oid, 'EXECUTE')
    UNION ALL
    SELECT privilege_type || ' on whatever ' || defaclrole::regrole || ' makes (default privileges)'
    FROM pg_default_acl, aclexplode(defaclacl)
    WHERE defaclobjtype IN ('r', 'S', 'n') AND grantee IN (0, %(role)s::oid)
    ORDER BY 1
"""


class Command(BaseCommand):
    help = (
        "Make (or mend) the role for PUBLIC_DATABASE_URL: it may SELECT what is public, and "
        "nothing else. Its password is read from PUBLIC_DATABASE_PASSWORD; without that, a role "
        "that is there already keeps its own."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", nargs="?", default="factcheck_public")

    def handle(self, *args: Any, name: str, **options: Any) -> None:
        if not NAME.fullmatch(name):
            raise CommandError(
                f"{name!r}: a role's name has at most 63 of a to z, 0 to 9 and _, begins with no "
                "digit and not with pg_."
            )
        connection.ensure_connection()
        session: psycopg.Connection[Any] = connection.connection
        try:
            # Past Django's cursor, which keeps what was said where DEBUG is on.
            with transaction.atomic():
                make_public_role(session, name, os.environ.get(PASSWORD, ""))
        except psycopg.Error as error:  # its text may repeat what was asked
            raise CommandError(f"PostgreSQL refused: {error.diag.message_primary}.") from None
        self.stdout.write(f"{name} may read {len(TABLES)} public tables, and nothing else.")


def make_public_role(session: psycopg.Connection[Any], name: str, password: str) -> None:
    """In the transaction that is under way. Raises CommandError, after which it must be undone."""
    known = _column(session, "SELECT oid FROM pg_roles WHERE rolname = %(name)s", name=name)
    if not known and not password:
        raise CommandError(f"{PASSWORD} is unset: say what password {name} gets.")
    if known and (unfit := _column(session, UNFIT, name=name, role=known[0])):
        raise CommandError(f"{name} is not for this: {'; '.join(unfit)}. Take another name.")
    _make_role(session, name, password, known=bool(known))
    (role,) = _column(session, "SELECT oid FROM pg_roles WHERE rolname = %(name)s", name=name)
    for statement in _grants(session, name, role):
        session.execute(statement)
    if too_much := _column(session, TOO_MUCH, role=role, tables=TABLES):
        raise CommandError(
            f"{name} could do more than read what is public, so nothing was changed. Take this from"
            f" it, or from PUBLIC:\n  " + "\n  ".join(too_much)
        )


def _make_role(session: psycopg.Connection[Any], name: str, password: str, *, known: bool) -> None:
    role = sql.Identifier(name)
    # Roles are made without any other attribute; to say so anew takes a superuser.
    verb = sql.SQL("ALTER" if known else "CREATE")
    session.execute(sql.SQL("{} ROLE {} LOGIN").format(verb, role))
    if password:
        # Hashed here: what reaches the server may stand in its log.
        secret = session.pgconn.encrypt_password(
            password.encode(), name.encode(), b"scram-sha-256"
        ).decode()
        session.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(role, secret))
    # Whoever has got hold of its password must not take the desk's connections, too.
    limit = sql.SQL("ALTER ROLE {} CONNECTION LIMIT {}")
    session.execute(limit.format(role, sql.Literal(ROLE_MAX_CONNECTIONS)))
    # Not what keeps it from writing (a session may turn it off), but it catches our own mistakes.
    session.execute(sql.SQL("ALTER ROLE {} SET default_transaction_read_only = on").format(role))


def _grants(session: psycopg.Connection[Any], name: str, key: int) -> Sequence[sql.Composed]:
    """What it has from earlier is taken back; then it gets what is public now."""
    role = sql.Identifier(name)
    database = sql.Identifier(str(_column(session, "SELECT current_database()")[0]))
    granted = session.execute(GRANTED, {"role": key}).fetchall()
    return [
        *(
            sql.SQL("REVOKE ALL ON {} FROM {}").format(sql.Identifier(*relation), role)
            for relation in granted
        ),
        # PostgreSQL lets every role make temporary tables, and before 15 any table at all.
        sql.SQL("REVOKE TEMPORARY ON DATABASE {} FROM PUBLIC, {}").format(database, role),
        sql.SQL("REVOKE CREATE ON SCHEMA public FROM PUBLIC, {}").format(role),
        sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, role),
        sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(role),
        sql.SQL("GRANT SELECT ON {} TO {}").format(
            sql.SQL(", ").join(sql.Identifier(table) for table in TABLES), role
        ),
    ]


def _column(session: psycopg.Connection[Any], query: str, **parameters: object) -> list[Any]:
    """The first column of what is found."""
    return [row[0] for row in session.execute(query, parameters)]
