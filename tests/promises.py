"""Breaking what the database promises, past every Python check, and asking who stopped it."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Model

from claims.models import Claim
from corpus.identifiers import new_public_id

Row = TypeVar("Row", bound=Model)


@contextmanager
def refused_by(name: str) -> Iterator[None]:
    """What is done within breaks the promise `name`, at once or at the end of the transaction.

    Everything within is undone, so that a test can go on with another attempt.
    """
    try:
        with transaction.atomic():
            yield
            run("SET CONSTRAINTS ALL IMMEDIATE")
    except (DatabaseError, psycopg.Error) as error:  # the latter from COPY
        cause = error if isinstance(error, psycopg.Error) else error.__cause__
        assert isinstance(cause, psycopg.Error)
        assert cause.diag.constraint_name == name, cause
    else:
        pytest.fail(f"not refused: {name}")


def settle() -> None:
    """What would be checked at the end of the transaction is checked now, and must hold."""
    run("SET CONSTRAINTS ALL IMMEDIATE")
    run("SET CONSTRAINTS ALL DEFERRED")


@contextmanager
def without_rules() -> Iterator[None]:
    """Triggers of ours are off and foreign keys gone, as the tables' owner may have it.

    The foreign keys come back with the end of the test, which undoes all of it.
    """
    settle()
    tables = ask(
        "SELECT oid::regclass::text FROM pg_class WHERE relkind = 'r'"
        " AND relnamespace = current_schema()::regnamespace AND relname ~ '^(claims|corpus)_'"
    )
    keys = ask(
        "SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE contype = 'f'"
        " AND connamespace = current_schema()::regnamespace"
        " AND conrelid::regclass::text ~ '^(claims|corpus)_'"
    )
    for table, key in keys:
        run(f'ALTER TABLE {table} DROP CONSTRAINT "{key}"')
    for (table,) in tables:
        run(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    yield
    for (table,) in tables:
        run(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def run(statement: str, *parameters: int | str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters or None)


def ask(statement: str, *parameters: int | str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters or None)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def change(row: Model, /, **values: object) -> None:
    """UPDATE without `save()`, by the columns that the fields are kept in."""
    type(row)._default_manager.filter(pk=row.pk).update(**values)


def insert(*rows: Row) -> None:
    """One INSERT of new rows without `save()`."""
    type(rows[0])._default_manager.bulk_create(rows)


def copy(rows: Iterable[Model]) -> None:
    """COPY new rows, all of one model."""
    rows = list(rows)
    columns = [field for field in rows[0]._meta.local_concrete_fields if not field.primary_key]
    names = ", ".join(f'"{field.column}"' for field in columns)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {rows[0]._meta.db_table} ({names}) FROM STDIN") as sink,
    ):
        for row in rows:
            sink.write_row([getattr(row, field.attname) for field in columns])


def twin(row: Row, /, **values: object) -> Row:
    """A new row, not yet stored, that is like `row` but for `values`."""
    new = type(row)(**{f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields})
    new.pk = None
    new._state.adding = True
    for name, value in values.items():
        setattr(new, name, value)
    return new


def breaks(rule: str, row: Model, /, *, inserted_only: bool = False, **values: object) -> None:
    """A row like `row`, but with these values, is refused by `rule`: as a new one and as a change.

    `inserted_only`: where a change would be refused for another reason.
    """
    with refused_by(rule):
        insert(twin(row, **values))
    # A key never changes, whatever to.
    changed = {name: value for name, value in values.items() if name != row._meta.pk.name}
    if changed and not inserted_only:
        with refused_by(rule):
            change(row, **changed)


Load = Callable[..., None]
both_loads = pytest.mark.parametrize(
    "load", [insert, lambda *rows: copy(rows)], ids=["insert", "copy"]
)


def another(claim: Claim, **values: Any) -> Claim:
    return twin(claim, public_id=new_public_id(), **values)
