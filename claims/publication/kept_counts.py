"""Counts that are kept in tables as claims are published: what they have in common.

Records are counted column by column: of each value, and of each two that a record has at once. What
comes of it is added to the table in one statement. Facets (`facets.py`) and the statistics of the
API (`statistics.py`) differ in what they count by, and in what they call a claim's year.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, product
from typing import Any, TypeVar

from django.db import connections, router
from django.db.models import Model

from claims.publication.copying import array_text

T = TypeVar("T")

# Of each record the values that it has, mostly one.
ValuesOfRecords = Sequence[Iterable[T]]


def count_each(values: ValuesOfRecords[T]) -> Counter[T]:
    return Counter(chain.from_iterable(values))


def count_pairs(first: ValuesOfRecords[T], second: ValuesOfRecords[T]) -> Counter[tuple[T, T]]:
    """Of two columns of the same records: how many have both values."""
    return Counter(chain.from_iterable(map(product, first, second)))


@dataclass(frozen=True, slots=True)
class CountTable:
    """`keys` are the columns that tell counts apart, and `more` those that come with them, each
    with its type; `amounts` are the counts' own."""

    model: type[Model]
    keys: Mapping[str, str]
    amounts: tuple[str, ...]
    more: Mapping[str, str]

    def add(self, changes: Iterable[tuple[Any, ...]]) -> None:
        """Rows of keys, of what comes with them, and of steps up or down."""
        rows = sorted(changes)
        if not rows:
            return
        named = [*self.keys, *self.more, *self.amounts]
        types = [*self.keys.values(), *self.more.values(), *("integer" for _ in self.amounts)]
        less = any(min(row[-len(self.amounts) :]) < 0 for row in rows)
        columns = [array_text(column) for column in zip(*rows, strict=True)]
        table = self.model._meta.db_table
        arrays = ", ".join(f"%s::{kind}[]" for kind in types)
        change = f"unnest({arrays}) AS change ({', '.join(named)})"
        here = " AND ".join(f"kept.{key} = change.{key}" for key in self.keys)
        fewer = " OR ".join(f"change.{name} < 0" for name in self.amounts)
        with connections[router.db_for_write(self.model)].cursor() as cursor:
            # What becomes less is there; what becomes more is inserted where it is new.
            if less:
                steps = ", ".join(
                    f"{name} = greatest(0, kept.{name} + change.{name})" for name in self.amounts
                )
                cursor.execute(
                    f"UPDATE {table} AS kept SET {steps} FROM {change} WHERE {here} AND ({fewer})",  # noqa: S608  # ours
                    columns,
                )
            steps = ", ".join(f"{name} = kept.{name} + excluded.{name}" for name in self.amounts)
            cursor.execute(
                f"INSERT INTO {table} AS kept ({', '.join(named)})"  # noqa: S608  # ours
                f" SELECT {', '.join(named)} FROM {change} WHERE NOT ({fewer})"
                f" ON CONFLICT ({', '.join(self.keys)}) DO UPDATE SET {steps}",
                columns,
            )
            if less:
                cursor.execute(
                    f"DELETE FROM {table} AS kept USING {change} WHERE {here}"  # noqa: S608  # ours
                    f" AND kept.{self.amounts[0]} = 0",
                    columns,
                )
