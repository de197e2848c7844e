"""What all tests share."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.postgresql.base import ServerBindingCursor
from django.test import TransactionTestCase
from pytest_django import Settings


@pytest.fixture(scope="session")
def _empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("static")


@pytest.fixture(autouse=True)
def plain_static_files(settings: Settings, _empty_folder: Path) -> None:
    """Pages are rendered without `collectstatic` having been run."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    settings.STATIC_ROOT = _empty_folder  # whitenoise warns when there is none


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """Database tests may read as the public does; transactional ones may clean up after themselves.

    After a test with real transactions Django empties all tables by TRUNCATE, which ours refuse.
    The refusal is lifted for that one step: within a test it stands, for `flush` too.
    """
    original = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]

    def teardown(self: TransactionTestCase) -> None:
        with _truncate_triggers_off():
            original(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", teardown)
        patch.setattr(TransactionTestCase, "databases", {"default", "public"})
        yield
    connections["public"].close()  # the database could not be dropped otherwise


@contextmanager
def _truncate_triggers_off() -> Iterator[None]:
    """As the tables' owner may: `session_replication_role` would ask for a superuser."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, tgname FROM pg_trigger"
            " WHERE NOT tgisinternal AND tgtype & 32 <> 0"  # 32: fires on TRUNCATE
        )
        triggers = cursor.fetchall()
        for table, trigger in triggers:
            cursor.execute(f'ALTER TABLE {table} DISABLE TRIGGER "{trigger}"')
    try:
        yield
    finally:
        with connection.cursor() as cursor:
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

    def cursor(self) -> ServerBindingCursor:
        return ServerBindingCursor(self._owner.connection)

    def close(self) -> None:
        """It is not ours to close."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._owner.connection, name)
