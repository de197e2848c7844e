"""The role of PUBLIC_DATABASE_URL, really made, and connections that really are its own.

Django's `TEST: {"MIRROR": …}` has the connection `public` use the first one's role, which may do
anything; what is asked over it proves nothing about who may read what.
"""

import io
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest import mock
from urllib.parse import quote, urlencode

from django.core.management import call_command
from django.db import connection, connections

Settings = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PublicRole:
    name: str
    password: str

    def settings(self, database: Settings) -> Settings:
        """Those of a connection to the database that is this role's."""
        return {**database, "USER": self.name, "PASSWORD": self.password}


@contextmanager
def public_role() -> Iterator[PublicRole]:
    """Made by the command in the database of the first connection; taken away in the end."""
    role = PublicRole(f"factcheck_test_{secrets.token_hex(4)}", secrets.token_hex(8))
    make(role.name, role.password)
    try:
        yield role
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_database()")
            (database,) = cursor.fetchone()
            for statement in (
                f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role.name}",
                f"REVOKE ALL ON SCHEMA public FROM {role.name}",
                f'REVOKE ALL ON DATABASE "{database}" FROM {role.name}',
                f"DROP ROLE {role.name}",
            ):
                cursor.execute(statement)


def make(name: str, password: str) -> str:
    """Run the command; what it prints."""
    out = io.StringIO()
    with mock.patch.dict(os.environ, {"PUBLIC_DATABASE_PASSWORD": password}):
        call_command("make_public_role", name, stdout=out)
    return out.getvalue()


@contextmanager
def connected(alias: str, database: Settings) -> Iterator[None]:
    """Within, the connection goes where these settings lead; it is a new one, and closed again."""
    wrapper = connections[alias]
    wrapper.close()
    own, wrapper.settings_dict = wrapper.settings_dict, database
    try:
        yield
    finally:
        wrapper.close()
        wrapper.settings_dict = own


def url(database: Settings) -> str:
    """The settings as DATABASE_URL has them."""
    host = database["HOST"] and f"{database['HOST']}:{database['PORT'] or 5432}"
    options = {name: database["OPTIONS"][name] for name in {"host"} & database["OPTIONS"].keys()}
    who = f"{quote(database['USER'])}:{quote(database['PASSWORD'])}"
    return f"postgres://{who}@{host}/{quote(database['NAME'])}?{urlencode(options)}"
