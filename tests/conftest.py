"""What all tests share."""

import os
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import TransactionTestCase
from django.utils import translation
from hypothesis import settings as examples
from pytest_django import DjangoDbBlocker, Settings

from factcheck.recent import forget_all
from tests import databases
from tests.module_wide import ModuleWide, kept_until_the_end

# Examples are the same each time, so that a change is not refused for what another one brought; and
# a slow machine is no fault.
examples.register_profile("repeatable", derandomize=True, deadline=None)
examples.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


@pytest.fixture(scope="session")
def _empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("static")


@pytest.fixture(autouse=True)
def plain_static_files(settings: Settings, _empty_folder: Path) -> None:
    """Pages are rendered without `collectstatic` having been run."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    settings.STATIC_ROOT = _empty_folder  # whitenoise warns when there is none


@pytest.fixture(autouse=True)
def quick_digests(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["tests.hashing.OneRound"]


@pytest.fixture(autouse=True)
def no_packages(settings: Settings, _empty_folder: Path) -> None:
    """Whatever packages a demo has made here, tests see none."""
    settings.EXPORTS_DIR = _empty_folder / "exports"


@pytest.fixture(autouse=True)
def many_downloads(settings: Settings) -> None:
    """Tests leave downloads half read, which a server would end when its client has gone."""
    settings.DOWNLOADS_AT_ONCE = 1_000


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """Tests change what no publication tells of: constants, settings, public rows themselves."""
    forget_all()


@pytest.fixture(autouse=True)
def language_of_settings() -> Iterator[None]:
    """A request leaves its language in the thread, where the next test would find it."""
    yield
    translation.deactivate()


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker, worker_id: str
) -> Iterator[None]:
    """Database tests may read as the public does; transactional ones clean up in our own way."""
    name = f"{databases.PREFIX}_{worker_id}"
    with django_db_blocker.unblock():
        databases.make_database(name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _test: empty_all_tables())
        patch.setattr(TransactionTestCase, "databases", {"default", "public"})
        yield
    with django_db_blocker.unblock():
        databases.drop_database(name)


@pytest.fixture(scope="module")
def module_wide(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[ModuleWide]:
    with kept_until_the_end(django_db_blocker) as module_wide:
        yield module_wide


# What migrations, or Django after them, have put there.
KEPT = {
    *("django_migrations", "django_content_type"),
    *("auth_permission", "auth_group", "auth_group_permissions"),
    "claims_party",
}


@transaction.atomic
def empty_all_tables() -> None:
    """What tables hold is deleted, which ours refuse: their triggers rest for this one step.

    Django's own way, `flush`, is refused like any other; it would also empty what is KEPT. A test
    fills few tables: to truncate all of them, with their hundreds of indexes, took a second.
    """
    with connection.cursor() as cursor:
        tables = sorted(set(connection.introspection.table_names(cursor)) - KEPT)
        cursor.execute(
            " UNION ALL ".join(
                f"SELECT '{table}'::regclass::oid WHERE EXISTS (SELECT FROM {table})"
                for table in tables
            )
        )
        cursor.execute(
            "SELECT oid::regclass::text, ARRAY(SELECT conrelid::regclass::text FROM pg_constraint"
            " WHERE confrelid = pg_class.oid AND contype = 'f' AND NOT condeferrable"
            " AND conrelid <> confrelid) FROM pg_class WHERE oid = ANY (%s)",
            [[oid for (oid,) in cursor.fetchall()]],
        )
        # Keys that are looked at once, row by row, go before what they point to.
        pointing = dict(cursor.fetchall())
        filled = [
            table for table in TopologicalSorter(pointing).static_order() if table in pointing
        ]
        for table in filled:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for table in filled:
            cursor.execute(f"DELETE FROM {table}")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # before tables are altered again
        for table in filled:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


@pytest.fixture
def _django_db_helper(_django_db_helper: None) -> Iterator[None]:
    """Let the connection `public` see what a test that is rolled back has written.

    It keeps its own way of binding parameters, but speaks through the first connection. With
    `django_db(transaction=True)` it is a connection of its own.
    """
    if not connection.in_atomic_block:
        yield
        return
    public = connections["public"]
    own, public.connection = public.connection, _SharedConnection(connection)
    yield
    public.connection = own


class _SharedConnection:
    """A psycopg connection that is another wrapper's."""

    def __init__(self, owner: BaseDatabaseWrapper) -> None:
        self._owner = owner

    def cursor(self) -> psycopg.Cursor[Any]:
        return psycopg.Cursor(self._owner.connection)

    def close(self) -> None:
        """It is not ours to close."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._owner.connection, name)
