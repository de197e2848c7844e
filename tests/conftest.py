"""What all tests share."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import TransactionTestCase
from pytest_django import DjangoDbBlocker, Settings

from tests import databases


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


# What migrations, or Django after them, have put there.
KEPT = {
    *("django_migrations", "django_content_type"),
    *("auth_permission", "auth_group", "auth_group_permissions"),
    "claims_party",
}


@transaction.atomic
def empty_all_tables() -> None:
    """TRUNCATE, which ours refuse: the refusal is lifted for this one step.

    Django's own way, `flush`, is refused like any other; it would also empty what is KEPT.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, tgname FROM pg_trigger"
            " WHERE NOT tgisinternal AND tgtype & 32 <> 0"  # 32: fires on TRUNCATE
        )
        triggers = cursor.fetchall()
        for table, trigger in triggers:
            cursor.execute(f'ALTER TABLE {table} DISABLE TRIGGER "{trigger}"')
        tables = sorted(set(connection.introspection.table_names(cursor)) - KEPT)
        cursor.execute(f"TRUNCATE {', '.join(tables)}")
        for table, trigger in triggers:
            cursor.execute(f'ALTER TABLE {table} ENABLE TRIGGER "{trigger}"')


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
