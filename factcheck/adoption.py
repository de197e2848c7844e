"""Databases of builds before 0.1.0, whose migrations were made anew in 0.1.0 with the same outcome.

Such a database holds all that 0.1.0 needs, but remembers migrations that there are no more. It is
recognised by them. Adopting it compares its schema with what today's migrations make, in a database
made for the purpose, and then lets it remember those. Nothing else in it is touched.
"""

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import psycopg
from django.apps import AppConfig
from django.core.checks import CheckMessage, Error
from django.core.management import call_command
from django.db import DatabaseError, connections, transaction
from django.db.migrations.recorder import MigrationRecorder

from factcheck import catalogue

APPS = ("corpus", "claims")
# What 0.1.0 begins with: these make what BEFORE made.
BASE = {
    *(("corpus", name) for name in ("0001_initial", "0002_history", "0003_rules")),
    *(("claims", name) for name in ("0001_initial", "0002_history", "0003_rules", "0004_roles")),
}
BEFORE = {
    *(
        ("corpus", name)
        for name in (
            *("0001_initial", "0002_promises", "0003_history"),
            *("0004_no_pattern_index_on_issued_ids", "0005_ids_in_order"),
        )
    ),
    *(
        ("claims", name)
        for name in (
            *("0001_initial", "0002_promises", "0003_roles", "0004_publishing"),
            *("0005_append_only_history", "0006_answering", "0007_sort_by_code_point"),
            *("0008_approved_is_kept", "0009_counts_and_headlines", "0010_claim_page"),
            *("0011_editor_preference", "0012_draft_exports", "0013_imported_withdrawals"),
            *("0014_imports", "0015_imports_promises", "0016_cheaper_to_load"),
            *("0017_dashboard_indexes", "0018_newest_matches", "0019_days_in_order"),
            *("0020_words_aside", "0021_checks_of_many", "0022_along_each_text"),
            *("0023_notes_of_many", "0024_speakers_by_role"),
        )
    ),
}
GONE = BEFORE - BASE
# Which all others of BASE come before.
LAST_OF_BASE = ("claims", "0004_roles")
# The newest commit that has the migrations of BEFORE.
LAST_BUILD = "60f4519"

COMMAND = "manage.py adopt_database"


class AdoptionError(Exception):
    """The database can't be adopted; the message says why, and what to do. Nothing has changed."""


def is_of_an_old_build(using: str) -> bool:
    return bool(_remembered(using) & GONE)


def adopt(using: str, *, at: datetime) -> int:
    """Let the database remember the migrations of BASE; how many things were compared before."""
    _refuse_half_migrated(using)
    with _made_by_base(using) as alias:
        wanted = catalogue.read(alias)
        with transaction.atomic(using=using):
            with connections[using].cursor() as cursor:
                # Whoever migrates meanwhile waits, or is waited for.
                cursor.execute("LOCK TABLE django_migrations IN SHARE ROW EXCLUSIVE MODE")
            _refuse_half_migrated(using)
            found = catalogue.read(using)
            if said := catalogue.differences(found, wanted, catalogue.reread_in(alias)):
                raise AdoptionError(
                    "Nothing was changed: the database's schema is not what the migrations of its"
                    f" build made. Mend this, and run {COMMAND} again:\n" + "\n".join(said)
                )
            _remember_base(using, at)
    return len(wanted)


def check_databases(
    *, app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None, **_: Any
) -> list[CheckMessage]:
    """For `migrate`, which would make a second time what is there already."""
    return [
        Error(
            "The database was made by a build before 0.1.0, whose migrations are no more.",
            hint=f"Run {COMMAND} once: it compares the schema, and keeps all data.",
            id="factcheck.E001",
        )
        for using in databases or []
        if is_of_an_old_build(using)
    ]


def _remembered(using: str) -> set[tuple[str, str]]:
    """Our migrations that the database remembers."""
    applied = MigrationRecorder(connections[using]).applied_migrations()
    return {(app, name) for app, name in applied if app in APPS}


def _refuse_half_migrated(using: str) -> None:
    remembered = _remembered(using)
    if unknown := remembered - BEFORE:
        raise AdoptionError(
            "Nothing was changed: the database remembers migrations that the builds before 0.1.0"
            f" did not have: {_listed(unknown)}."
        )
    if missing := BEFORE - remembered:
        raise AdoptionError(
            "Nothing was changed: the database lacks migrations of the last build before 0.1.0"
            f" (commit {LAST_BUILD}): {_listed(missing)}. Bring it up with that build first"
            f" (manage.py migrate), then run {COMMAND} with this one."
        )


def _listed(names: set[tuple[str, str]]) -> str:
    return ", ".join(f"{app}.{name}" for app, name in sorted(names))


@contextmanager
def _made_by_base(using: str) -> Iterator[str]:
    """A database beside this one, made by the migrations of BASE, and empty: its alias."""
    main = connections[using]
    name = _new_name()
    try:
        with main.cursor() as cursor:
            cursor.execute(
                f"CREATE DATABASE {name} TEMPLATE template0"
                " ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"
            )
    except DatabaseError as error:
        if not isinstance(error.__cause__, psycopg.errors.InsufficientPrivilege):
            raise
        with main.cursor() as cursor:
            cursor.execute("SELECT current_user")
            (role,) = cursor.fetchone()
        raise AdoptionError(
            f"Nothing was changed: the role {role} may not create the database that this one's"
            f' schema is compared with. Allow it: ALTER ROLE "{role}" CREATEDB; and take it back'
            f' afterwards: ALTER ROLE "{role}" NOCREATEDB;'
        ) from error
    connections.databases[name] = {**main.settings_dict, "NAME": name}
    try:
        call_command("migrate", *LAST_OF_BASE, database=name, verbosity=0)
        yield name
    finally:
        connections[name].close()
        del connections[name], connections.databases[name]
        with main.cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name}")


def _new_name() -> str:
    return f"factcheck_adoption_{secrets.token_hex(6)}"


def _remember_base(using: str, at: datetime) -> None:
    rows = MigrationRecorder(connections[using]).migration_qs
    rows.filter(app__in=APPS).delete()
    rows.bulk_create(rows.model(app=app, name=name, applied=at) for app, name in sorted(BASE))
