"""Statements that Django makes once, for values that are put in later.

To build a query and turn it into SQL takes Django longer than PostgreSQL takes to answer it. But
the SQL depends only on which filters are given, not on their values. So it is made with a `Given`
where each value belongs, and kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Expression, QuerySet


class Given(Expression):
    """The place of a value, under its name."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, *_args: Any, **_kwargs: Any) -> tuple[str, Any]:
        return "%s", (self,)


class GivenUnseen(Given):
    """The same of a whole number that PostgreSQL does not look at when it makes a plan.

    Where it sees how many rows a bound leaves, it takes the plan for all values to be the worse
    one, though it is the same, and makes a plan each time: for a list of two tables put together,
    that takes twice as long as to walk through it.
    """

    def as_sql(self, *_args: Any, **_kwargs: Any) -> tuple[str, Any]:
        return "(SELECT %s::bigint)", (self,)


@dataclass(frozen=True, slots=True)
class Statement:
    sql: str
    parameters: tuple[Any, ...]

    def filled(self, values: Mapping[str, Any]) -> tuple[str, list[Any]]:
        """With the values in their places."""
        return self.sql, [
            values[each.name] if isinstance(each, Given) else each for each in self.parameters
        ]


def statement(query: QuerySet[Any]) -> Statement:
    sql, parameters = query.query.get_compiler(query.db).as_sql()
    return Statement(sql, tuple(parameters))
