"""How many claims there are of a kind, for whoever asks for it with `count=true`.

To count all of a million matches would take longer than everything else that a list does, so the
counting stops at a bound: beyond it the answer is "more than".
"""

import json
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter

from factcheck.api.errors import BadParameters
from factcheck.api.reading import read

MOST_COUNTED = 10_000

COUNT = OpenApiParameter(
    "count",
    OpenApiTypes.BOOL,
    default=False,
    description=(
        f"With `true`, say how many claims match: exact up to {MOST_COUNTED}, and with "
        '`"exact": false` where there are more.'
    ),
)


def is_count_wanted(parameters: QueryDict) -> bool:
    """Raises BadParameters."""
    text = parameters.get("count", "")
    if text not in {"", "true", "false"}:
        raise BadParameters({"count": ["Say true or false."]})
    return text == "true"


def bounded_count(using: str, *records: QuerySet[Any]) -> bytes:
    """`{"value": 361, "exact": true}`; with `false`, there are more than `value`."""
    found = sum(_counted(each, using) for each in records)
    return json.dumps({"value": min(found, MOST_COUNTED), "exact": found <= MOST_COUNTED}).encode()


def _counted(records: QuerySet[Any], using: str) -> int:
    """No further than one beyond the bound."""
    some = records.order_by().values("pk")[: MOST_COUNTED + 1]
    chosen, parameters = some.query.get_compiler(using).as_sql()
    statement = f"SELECT count(*) FROM ({chosen}) AS found"  # noqa: S608  # Django's own SQL
    ((counted,),) = read(using, statement, parameters, prepared=False)
    return int(counted)
