"""Migrations can be taken back and done again, and say what the models say."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connections
from pytest_django import DjangoDbBlocker

from tests.scratch import migrated_database

# Everything that a migration of ours can make, written as the database would write it.
SCHEMA = r"""
SELECT 'column', format('%s.%s', table_name, column_name),
       concat_ws(' ', data_type, character_maximum_length, is_nullable, column_default)
FROM information_schema.columns WHERE table_name ~ '^(corpus|claims)_'
UNION ALL
SELECT 'constraint', conname, pg_get_constraintdef(oid)
FROM pg_constraint WHERE conrelid::regclass::text ~ '^(corpus|claims)_'
UNION ALL
SELECT 'index', indexname, indexdef FROM pg_indexes WHERE tablename ~ '^(corpus|claims)_'
UNION ALL
SELECT 'trigger', tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
UNION ALL
SELECT 'function', proname, pg_get_functiondef(oid) FROM pg_proc
WHERE pronamespace = 'public'::regnamespace
UNION ALL
SELECT 'storage', format('%s.%s', attrelid::regclass, attname), attstorage::text
FROM pg_attribute WHERE attrelid::regclass::text ~ '^(corpus|claims)_' AND attnum > 0
UNION ALL
SELECT 'options', relname, reloptions::text FROM pg_class
WHERE relname ~ '^(corpus|claims)_' AND reloptions IS NOT NULL
ORDER BY 1, 2, 3
"""


@pytest.fixture
def scratch(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    with django_db_blocker.unblock(), migrated_database() as alias:
        yield alias


def schema(alias: str) -> list[tuple[str, str, str]]:
    with connections[alias].cursor() as cursor:
        cursor.execute(SCHEMA)
        rows: list[tuple[str, str, str]] = cursor.fetchall()
    return rows


def roles(alias: str) -> set[str]:
    return set(Group.objects.using(alias).values_list("name", flat=True))


def migrate(alias: str, *target: str) -> None:
    call_command("migrate", *target, database=alias, verbosity=0)


def ours(rows: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """pgtrigger takes its triggers back, but leaves the functions; and pghistory stays migrated, as
    does the queue of background work."""
    others = ("pgtrigger_", "_pgtrigger_", "_pgh_", "procrastinate_")
    return [row for row in rows if not row[1].startswith(others)]


def test_there_and_back_again(scratch: str) -> None:
    there = schema(scratch)
    assert len(there) > 300
    assert roles(scratch) == roles("default") == {"researcher", "editor", "administrator"}
    migrate(scratch, "claims", "zero")
    # Data is put into the database that is migrated, and taken out of it, and of no other.
    assert (roles(scratch), len(roles("default"))) == (set(), 3)
    assert not [row for row in ours(schema(scratch)) if "claims_" in " ".join(row)]
    migrate(scratch, "corpus", "zero")
    assert ours(schema(scratch)) == []
    migrate(scratch)
    assert schema(scratch) == there


@pytest.mark.django_db
def test_the_models_say_what_the_migrations_say(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("makemigrations", check=True, dry_run=True)
    assert "No changes detected" in capsys.readouterr().out
