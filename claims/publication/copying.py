"""Storing many new rows at once by COPY, for a fraction of what `bulk_create` costs.

The note of who did it, which pghistory puts before an INSERT, doesn't go before a COPY. What is
copied into a table with history has it from an earlier statement of the transaction.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from operator import attrgetter
from typing import Any, Final

from django.contrib.postgres.fields import ArrayField
from django.db import connections, models, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import AutoField, BigAutoField, Field, Model
from psycopg import sql

# Their values PostgreSQL takes as they stand in the row; of any other, the field itself is asked
# for each value, which takes longer than all the rest.
_TAKEN_AS_THEY_ARE: Final = frozenset(
    {
        *(AutoField, BigAutoField, models.BooleanField, models.CharField, models.TextField),
        *(models.PositiveIntegerField, models.PositiveBigIntegerField, models.DateField),
        *(models.PositiveSmallIntegerField, models.DateTimeField, models.ForeignKey),
        models.OneToOneField,
    }
)

# More than the entries of any one act take: a list that is full is entered at once, with less
# memory.
_LIST_SIZE: Final = "1GB"


def copy_rows(rows: Sequence[Model]) -> None:
    """Rows of one model that are not there yet; those without a key get the table's next ones."""
    if not rows:
        return
    model = type(rows[0])
    connection = connections[router.db_for_write(model)]
    fields: list[Field[Any, Any]] = list(model._meta.concrete_fields)
    if any(row.pk is None for row in rows) and isinstance(model._meta.pk, AutoField | BigAutoField):
        _give_keys(rows)
    copy_values(
        model,
        [str(field.column) for field in fields],
        list(zip(*(_column(field, rows, connection) for field in fields), strict=True)),
    )


def array_text(values: Sequence[Any]) -> str:
    """An array as PostgreSQL reads one from text; psycopg takes ten times as long to write it."""
    quoted = (str(value).replace("\\", "\\\\").replace('"', '\\"') for value in values)
    inner = '","'.join(quoted)
    return f'{{"{inner}"}}' if values else "{}"


def _column(
    field: Field[Any, Any], rows: Sequence[Model], connection: BaseDatabaseWrapper
) -> Iterable[Any]:
    if type(field) is ArrayField:
        return map(array_text, map(attrgetter(field.attname), rows))
    if type(field) in _TAKEN_AS_THEY_ARE:
        return map(attrgetter(field.attname), rows)
    return [field.get_db_prep_save(field.pre_save(row, True), connection) for row in rows]


def copy_values(model: type[Model], columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Values that PostgreSQL takes as they are, under the names of the table's columns."""
    if not rows:
        return
    connection = connections[router.db_for_write(model)]
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(model._meta.db_table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with (
        connection.cursor() as cursor,
        connection.wrap_database_errors,
        cursor.copy(statement) as copy,
    ):
        for row in rows:
            copy.write_row(row)


def replace_values(
    model: type[Model], columns: Sequence[str], rows: Sequence[Mapping[str, Any]]
) -> None:
    """Rows by column, of which there are some under their primary keys, in whose place they go;
    values as JSON has them, and times."""
    if not rows:
        return
    table, key = model._meta.db_table, model._meta.pk.column
    changed = ", ".join(f"{name} = excluded.{name}" for name in columns if name != key)
    names = ", ".join(columns)
    with connections[router.db_for_write(model)].cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({names}) SELECT {names}"  # noqa: S608  # names of the model
            f" FROM json_populate_recordset(NULL::{table}, %s::json)"
            f" ON CONFLICT ({key}) DO UPDATE SET {changed}",
            [json.dumps(rows, ensure_ascii=False, default=str)],
        )


@contextmanager
def entered_together(model: type[Model], index: str) -> Iterator[None]:
    """Enter what is written within it into this GIN index of the model's table at its end, each key
    once for all rows that have it: a quarter of the time of row by row.

    The index has `fastupdate`, by which PostgreSQL puts new entries on a list. Every search reads
    the list from end to end, so that nothing is left on it.
    """
    with connections[router.db_for_write(model)].cursor() as cursor:
        cursor.execute("SELECT set_config('gin_pending_list_limit', %s, true)", [_LIST_SIZE])
        yield
        cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [index])


def _give_keys(rows: Sequence[Model]) -> None:
    table = type(rows[0])._meta
    with connections[router.db_for_write(type(rows[0]))].cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [table.db_table, table.pk.column, len(rows)],
        )
        for row, (key,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk = key
