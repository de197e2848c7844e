"""Pages by keyset: a cursor names the last record seen, so that the thousandth page costs what the
first does, and nothing is missed or doubled while claims are being published.

PostgreSQL walks an index and takes one record more than asked for (is there a next page?); the
finished JSON of the others is joined as it is.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as BadBase64
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import QueryDict

from factcheck.api.errors import BadParameters
from factcheck.api.reading import Row, read

DEFAULT_PAGE_SIZE = 50
LARGEST_PAGE_SIZE = 200
# A name that lists are sorted by has up to 500 characters, of which each may take 6 bytes.
LONGEST_CURSOR = 5_000


@dataclass(frozen=True, slots=True)
class Ordering:
    """Columns to sort by, all in one direction; together they are unique."""

    name: str
    columns: tuple[str, ...]
    types: tuple[type, ...]
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page begins: after the record with these values, or before it (`backwards`)."""

    ordering: str
    values: tuple[Any, ...]
    backwards: bool = False

    def encode(self) -> str:
        values = [v.isoformat() if isinstance(v, date) else v for v in self.values]
        content = [self.ordering, int(self.backwards), *values]
        text = json.dumps(content, separators=(",", ":"), ensure_ascii=False)
        return urlsafe_b64encode(text.encode()).decode().rstrip("=")

    @classmethod
    def decode(cls, text: str, orderings: dict[str, Ordering]) -> "Cursor":
        """Raises BadParameters for anything that `encode` did not make."""
        try:
            if len(text) > LONGEST_CURSOR:
                raise ValueError
            raw = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
            name, backwards, *values = json.loads(raw)
            types = orderings[name].types
            if backwards not in (0, 1) or len(values) != len(types):
                raise ValueError
            typed = tuple(_typed(v, t) for v, t in zip(values, types, strict=True))
        except (ValueError, TypeError, KeyError, RecursionError, BadBase64) as error:
            raise BadParameters(
                {"cursor": ["This is not a cursor of ours; begin again without it."]}
            ) from error
        return cls(name, typed, bool(backwards))


def _typed(value: Any, wanted: type) -> Any:
    if wanted is date and isinstance(value, str):
        return date.fromisoformat(value)
    if wanted is int and type(value) is int and 0 <= value < 2**63:
        return value
    if wanted is str and isinstance(value, str) and "\x00" not in value:
        value.encode()  # a lone surrogate is a ValueError
        return value
    raise ValueError(value)


@dataclass(frozen=True, slots=True)
class RecordPage:
    """The records, as finished JSON in UTF-8, and the cursors of its neighbours."""

    records: list[bytes]
    next: Cursor | None
    previous: Cursor | None
    last: tuple[Any, ...] = ()  # the last record's values in the ordering's columns
    also: Row = field(default_factory=list)  # what else was asked for, as it was sent


def page_size(parameters: QueryDict) -> int:
    text = parameters.get("page_size") or str(DEFAULT_PAGE_SIZE)
    if text.isascii() and text.isdigit() and len(text) < 6 and 1 <= int(text) <= LARGEST_PAGE_SIZE:
        return int(text)
    raise BadParameters({"page_size": [f"Say a whole number from 1 to {LARGEST_PAGE_SIZE}."]})


def choose_ordering(
    parameters: QueryDict, orderings: dict[str, Ordering], default: str
) -> tuple[Ordering, Cursor | None]:
    """The ordering asked for, and the cursor, which must have been made for it."""
    name = parameters.get("ordering", "")
    if name and name not in orderings:
        raise BadParameters({"ordering": [f"Say one of {', '.join(orderings)}."]})
    cursor = None
    if text := parameters.get("cursor", ""):
        cursor = Cursor.decode(text, orderings)
        if name and name != cursor.ordering:
            raise BadParameters({"cursor": ["It was made for another ordering."]})
        name = cursor.ordering
    return orderings[name or default], cursor


def after(ordering: Ordering, cursor: Cursor) -> Q:
    """The records past the cursor, in its direction; begins with a bound that an index can use."""
    up = ordering.descending == cursor.backwards
    first, *rest = zip(ordering.columns, cursor.values, strict=True)
    beyond = "gt" if up else "lt"
    if not rest:
        return Q(**{f"{first[0]}__{beyond}": first[1]})
    (second,) = rest
    return Q(**{f"{first[0]}__{beyond}e": first[1]}) & (
        Q(**{f"{first[0]}__{beyond}": first[1]}) | Q(**{f"{second[0]}__{beyond}": second[1]})
    )


def fetch_page(
    records: QuerySet[Any],
    ordering: Ordering,
    cursor: Cursor | None,
    size: int,
    column: str = "body",
) -> RecordPage:
    """One page in one query; `column` of the records has their JSON."""
    query = page_query(records, ordering, cursor, size, column)
    rows = read(records.db, *query.query.get_compiler(records.db).as_sql())
    return to_page(rows, ordering, cursor, size)


def page_query(
    records: QuerySet[Any],
    ordering: Ordering,
    cursor: Cursor | None,
    size: int,
    column: str = "body",
    also: tuple[str, ...] = (),
    among: Sequence[QuerySet[Any]] = (),
) -> QuerySet[Any]:
    """The rows that `to_page` makes a page of: JSON, the ordering's values, and what `also` names.

    Of the records only those `among` others, where these are given: they are looked for by their
    keys, so that the JSON of no other is read. What is among any of several is looked for among
    each, as many as a page has.
    """
    backwards = cursor is not None and cursor.backwards
    sign = "-" if ordering.descending != backwards else ""
    order = [f"{sign}{column}" for column in ordering.columns]
    beyond = after(ordering, cursor) if cursor is not None else Q()
    if among:
        first, *others = (
            chosen.filter(beyond).order_by(*order).values("pk")[: size + 1] for chosen in among
        )
        chosen = records.filter(pk__in=first.union(*others) if others else first)
    else:
        chosen = records.filter(beyond)
    return chosen.order_by(*order).values_list(column, *ordering.columns, *also)[: size + 1]


def to_page(rows: list[Row], ordering: Ordering, cursor: Cursor | None, size: int) -> RecordPage:
    """Of one row more than the page has, if there is a next one."""
    backwards = cursor is not None and cursor.backwards
    more = len(rows) > size
    rows = rows[:size]
    if not rows:
        return RecordPage([], None, None)
    if backwards:
        rows.reverse()
    first, last = _values(ordering, rows[0]), _values(ordering, rows[-1])
    has_next, has_previous = (True, more) if backwards else (more, cursor is not None)
    return RecordPage(
        records=[row[0] for row in rows],
        next=Cursor(ordering.name, last) if has_next else None,
        previous=Cursor(ordering.name, first, True) if has_previous else None,
        last=last,
        also=rows[0][1 + len(ordering.columns) :],
    )


def _values(ordering: Ordering, row: Row) -> tuple[Any, ...]:
    return tuple(_read(row[place], t) for place, t in enumerate(ordering.types, start=1))


def _read(value: bytes, wanted: type) -> Any:
    text = value.decode()
    return date.fromisoformat(text) if wanted is date else wanted(text)


def address(path: str, parameters: QueryDict, cursor: Cursor | None) -> str | None:
    """The absolute address of a neighbouring page."""
    if cursor is None:
        return None
    kept = [
        (key, value) for key, values in parameters.lists() for value in values if key != "cursor"
    ]
    return f"{settings.PUBLIC_BASE_URL}{path}?{urlencode([*kept, ('cursor', cursor.encode())])}"


def render_page(path: str, parameters: QueryDict, page: RecordPage) -> bytes:
    """`{"next": …, "previous": …, "results": […]}`, the records passing through as they are."""
    links = json.dumps(
        {
            "next": address(path, parameters, page.next),
            "previous": address(path, parameters, page.previous),
        }
    )
    return b'%b, "results": [%b]}' % (links[:-1].encode(), b",".join(page.records))
