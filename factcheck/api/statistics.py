"""`stats/`: how many claims there are by any two of verdict, party, speaker and so on."""

import json
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, QueryDict
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.views import APIView

from claims.models import PublicCount
from claims.publication.statistics import DIMENSIONS, counted_as_of, in_kept_order
from factcheck.api import pagination
from factcheck.api.as_of import (
    AS_OF,
    asked_as_of,
    check_as_of,
    permanent_address,
    withdrawn_then,
)
from factcheck.api.conditional import (
    PublicState,
    current_state,
    tag_of_content,
    with_validators,
)
from factcheck.api.errors import BadParameters
from factcheck.api.filters import check_names
from factcheck.api.pagination import Cursor, Ordering
from factcheck.api.reading import PUBLIC, Row, read
from factcheck.api.records import json_response
from factcheck.api.schema import PROBLEM_400
from factcheck.api.serializers import WithdrawnSinceSerializer
from factcheck.build import build_digest
from factcheck.recent import RecentlyUsed

CAVEAT = (
    "These are counts of what the desk has chosen to record and to check, not of what has been "
    "said: nobody is more or less truthful for having more claims or other verdicts here."
)

MOST_CELLS = 1_000
DEFAULT_CELLS = 200

DEFAULT_DIMENSIONS = "party,verdict"

LARGEST_FIRST = Ordering("-claims", ("claims", "first", "second"), (int, str, str))

_SHAPE = inline_serializer(
    "Statistics",
    {
        "next": serializers.URLField(allow_null=True),
        "by": serializers.ListField(child=serializers.ChoiceField(list(DIMENSIONS))),
        "caveat": serializers.CharField(help_text="What these counts do not say."),
        "publication": serializers.IntegerField(
            help_text="The newest publication number that is counted."
        ),
        "permanent": serializers.URLField(help_text="This result, for good."),
        "results": serializers.ListField(
            child=serializers.DictField(),
            help_text="Each has the dimensions that are counted by, and `claims`. Null: none.",
        ),
        "withdrawn_since": WithdrawnSinceSerializer(required=False),
    },
)


class StatisticsView(APIView):
    """Counts of public claims."""

    @extend_schema(
        operation_id="stats",
        summary="Counts of claims by one or two dimensions",
        parameters=[
            OpenApiParameter(
                "by",
                OpenApiTypes.STR,
                default=DEFAULT_DIMENSIONS,
                description=f"One or two of {', '.join(DIMENSIONS)}, joined by a comma.",
            ),
            OpenApiParameter("cursor", OpenApiTypes.STR, description="As `next` has it."),
            OpenApiParameter(
                "page_size",
                {"type": "integer", "minimum": 1, "maximum": MOST_CELLS},
                default=DEFAULT_CELLS,
            ),
            AS_OF,
        ],
        responses={200: _SHAPE, **PROBLEM_400},
    )
    def get(self, request: Request) -> HttpResponseBase:
        """How many claims there are by any two of verdict, party, speaker, topic, kind, source and
        year, the largest counts first; with `by=party`, by that alone."""
        body = _as_published(request._request, lambda state: self.answer(request, state))
        return with_validators(request._request, json_response(body), tag_of_content(body))

    def answer(self, request: Request, state: PublicState | None) -> bytes:
        """By what has been published so far."""
        parameters = request.query_params
        check_names(parameters, ("by", "cursor", "page_size", "as_of"))
        asked = _asked(parameters)
        cursor = _cursor(parameters)
        size = _size(parameters)
        newest = state.publication if state else 0
        as_of = asked_as_of(parameters)
        check_as_of(as_of or 0, newest, PUBLIC)
        kept = in_kept_order(asked)
        rows = _kept(kept, cursor, size) if as_of is None else _then(kept, as_of, cursor, size)
        more = len(rows) > size
        said: dict[str, Any] = {
            "next": pagination.address(
                request.path_info, parameters, _after(rows[size - 1]) if more else None
            ),
            "by": asked,
            "caveat": CAVEAT,
            "publication": newest if as_of is None else as_of,
            "permanent": permanent_address(
                request.path_info, parameters, newest if as_of is None else as_of
            ),
        }
        head = json.dumps(said, ensure_ascii=False)[:-1]
        body = f'{head}, "results": [{_cells(kept, asked, rows[:size])}]}}'.encode()
        if as_of is not None:
            body = b'%b, "withdrawn_since": %b}' % (body[:-1], withdrawn_then(as_of, PUBLIC))
        return body


# Answers that were made since the last publication; one has some 15 kB. As of an earlier number to
# count takes as long as there are claims.
_MADE: Final[RecentlyUsed[bytes]] = RecentlyUsed(most=4_000_000, weigh=lambda body: 500 + len(body))
# Where claims are published again and again meanwhile.
_MOST_ATTEMPTS = 3


def _as_published(request: HttpRequest, make: Callable[[PublicState | None], bytes]) -> bytes:
    """What is made by the address and by what is published: of one state, for the counts are read
    after the number that stands with them."""
    state = current_state(PUBLIC)
    for _attempt in range(_MOST_ATTEMPTS):
        name = (state, build_digest(), settings.PUBLIC_BASE_URL, request.get_full_path())
        if (known := _MADE.get(name)) is not None:
            return known
        body = make(state)
        before, state = state, current_state(PUBLIC)
        if state == before:
            _MADE.put(name, body)
            break
    return body


def _asked(parameters: QueryDict) -> list[str]:
    by = parameters.get("by") or DEFAULT_DIMENSIONS
    names = [name.strip() for name in by.split(",") if name.strip()]
    known = ", ".join(DIMENSIONS)
    if not names or len(names) > 2 or len(set(names)) < len(names):
        raise BadParameters({"by": [f"Say one or two of {known}, joined by a comma."]})
    if unknown := [name for name in names if name not in DIMENSIONS]:
        raise BadParameters({"by": [f"Nothing is counted by {unknown[0]}; there are: {known}."]})
    return names


def _cursor(parameters: QueryDict) -> Cursor | None:
    text = parameters.get("cursor", "")
    return Cursor.decode(text, {LARGEST_FIRST.name: LARGEST_FIRST}) if text else None


def _size(parameters: QueryDict) -> int:
    text = parameters.get("page_size") or str(DEFAULT_CELLS)
    if text.isascii() and text.isdigit() and len(text) < 6 and 1 <= int(text) <= MOST_CELLS:
        return int(text)
    raise BadParameters({"page_size": [f"Say a whole number from 1 to {MOST_CELLS}."]})


def _kept(chosen: tuple[str, ...], cursor: Cursor | None, size: int) -> list[Row]:
    table = PublicCount._meta.db_table
    counted = f"SELECT first, second, claims FROM {table} WHERE dimensions = %s"  # noqa: S608
    return _page(counted, [",".join(chosen)], cursor, size)


def _then(chosen: tuple[str, ...], as_of: int, cursor: Cursor | None, size: int) -> list[Row]:
    return _page(counted_as_of(chosen, as_of), [], cursor, size)


def _page(counted: str, parameters: Sequence[Any], cursor: Cursor | None, size: int) -> list[Row]:
    """Of one cell more than the page has, if there is a next one."""
    beyond, values = "", list(parameters)
    if cursor:
        # Of as many claims those come first whose names do.
        beyond = (
            "WHERE claims <= %s::bigint AND (claims < %s::bigint"
            ' OR (first COLLATE "C", second COLLATE "C") > (%s::text, %s::text))'
        )
        claims, first, second = cursor.values
        values += [claims, claims, first, second]
    statement = (
        f"SELECT first, second, claims FROM ({counted}) AS counted {beyond}"  # noqa: S608  # ours
        f' ORDER BY claims DESC, first COLLATE "C", second COLLATE "C" LIMIT {size + 1}'
    )
    return read(PUBLIC, statement, values)


def _after(row: Row) -> Cursor:
    first, second, claims = (value.decode() for value in row)
    return Cursor(LARGEST_FIRST.name, (int(claims), first, second))


def _cells(kept: tuple[str, ...], asked: Sequence[str], rows: Sequence[Row]) -> str:
    """The counted values in the order in which they were asked for, as JSON: put together from the
    few different ones that there are, in a sixth of the time that writing each cell anew takes."""
    places = [(name, kept.index(name)) for name in asked]
    return ", ".join(
        "{"
        + "".join(f'"{name}": {_json_of(row[place])}, ' for name, place in places)
        + f'"claims": {row[2].decode()}}}'
        for row in rows
    )


@lru_cache(maxsize=16_384)
def _json_of(value: bytes) -> str:
    return json.dumps(value.decode() or None, ensure_ascii=False)
