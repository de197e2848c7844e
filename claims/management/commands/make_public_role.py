"""`manage.py make_public_role`: the database role that what faces the public connects as."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction
from psycopg import sql

from claims.models.public import PUBLIC_MODELS


class Command(BaseCommand):
    help = (
        "Make (or mend) the role for PUBLIC_DATABASE_URL: it may SELECT what is public, and "
        "nothing else. Its password is read from PUBLIC_DATABASE_PASSWORD."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", nargs="?", default="factcheck_public")

    def handle(self, *args: Any, name: str, **options: Any) -> None:
        password = os.environ.get("PUBLIC_DATABASE_PASSWORD", "")
        if not password:
            raise CommandError("PUBLIC_DATABASE_PASSWORD is unset: say what password it gets.")
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = %s", [name])
            known = cursor.fetchone()
            if known and known[0]:
                raise CommandError(f"{name} is a superuser; take another name.")
            for statement in _statements(name, password, known=known is not None):
                cursor.execute(statement.as_string(cursor.connection))
        self.stdout.write(f"{name} may read {len(PUBLIC_MODELS)} public tables, and nothing else.")


def _statements(name: str, password: str, *, known: bool) -> list[sql.Composed]:
    role = sql.Identifier(name)
    tables = sql.SQL(", ").join(sql.Identifier(m._meta.db_table) for m in PUBLIC_MODELS)
    verb = sql.SQL("ALTER" if known else "CREATE")
    return [
        sql.SQL(
            "{} ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS"
            " PASSWORD {}"
        ).format(verb, role, sql.Literal(password)),
        sql.SQL("ALTER ROLE {} SET default_transaction_read_only = on").format(role),
        sql.SQL("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {}").format(role),
        sql.SQL("REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {}").format(role),
        sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(role),
        sql.SQL("GRANT SELECT ON {} TO {}").format(tables, role),
    ]
