"""Reading finished records as the bytes that PostgreSQL sends: never decoded, so never encoded."""

from collections.abc import Sequence
from typing import Any

from django.db import connections

Row = list[Any]  # of bytes, or None where the column is null


def read(using: str, statement: str, parameters: Sequence[Any]) -> list[Row]:
    """The rows of a SELECT, each value as text in UTF-8."""
    with connections[using].cursor() as cursor:
        cursor.execute(statement, parameters)
        result = cursor.pgresult
        columns = range(result.nfields)
        return [
            [result.get_value(row, column) for column in columns] for row in range(result.ntuples)
        ]
