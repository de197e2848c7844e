"""A column that has any of many values, as one array.

Django's `__in` writes a placeholder for each value: of ten thousand keys the statement has to be
built, cut apart again and parsed, which takes longer than to find the rows.
"""

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, Expression, F, Func, Value


class AnyOf(Func):
    """A condition for `filter()`: that the field, a whole number, is among `values`, which an
    expression may stand for."""

    output_field = BooleanField()
    template = "%(expressions)s::bigint[])"
    arg_joiner = " = ANY("

    def __init__(self, field: str, values: Sequence[int] | Expression) -> None:
        super().__init__(F(field), values if isinstance(values, Expression) else _Array(values))


class _Array(Value):
    """Handed over as it is; Django would look for a field that it is a value of."""

    def as_sql(
        self, compiler: Any, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[str | int, ...]]:
        return "%s", ("{" + ",".join(map(str, self.value)) + "}",)
