"""Pages of lists as of a publication number; which claims they have is kept while it can't change.

A list of then is put together from two tables, several times for several values, which costs more
than to read its claims. But which versions a page has changes by withdrawals and by restoring
alone, and where words are asked for, by what these mean. So the versions' numbers are kept in this
process. What they say is read each time, in one query, for less of it may be shown any day without
a publication; that query also says what the page depends on. Where that is another than when the
page was found, it is found anew.
"""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

from claims.publication.past import (
    Number,
    changed_since,
    perhaps_withdrawn_since,
    unchanged_since,
)
from factcheck.api.conditional import LIFE, NEWEST_STATE
from factcheck.api.filters import PLANNED_ONCE
from factcheck.api.narrowing import FilterForm, Filters, Narrowing, branches, narrow
from factcheck.api.pagination import Cursor, Ordering, RecordPage, page_query, to_page
from factcheck.api.reading import Row, read, read_first
from factcheck.api.statements import Given, GivenUnseen, Statement
from factcheck.recent import RecentlyUsed

KEPT_PAGES_BYTES: Final = 4 * 1024 * 1024
# Of one page, besides its versions' numbers: what it is named by, and what it depends on.
_ABOUT_BYTES: Final = 2_000


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page without its records, the publication numbers of their versions, and what it depends
    on."""

    page: RecordPage
    versions: "array[int]"
    state: Row


_KEPT: Final[RecentlyUsed[FoundPage]] = RecentlyUsed(
    most=KEPT_PAGES_BYTES,
    weigh=lambda found: _ABOUT_BYTES + found.versions.itemsize * len(found.versions),
)
# A claim's newest version stands beside the claim too, in rows that are quicker to read.
_BODY: Final = """
coalesce(shown.body, (SELECT body FROM claims_publicversion WHERE publication = found.version))
"""
_SHOWN: Final = "LEFT JOIN claims_publicclaim AS shown ON shown.publication = found.version"
_FIND: Final = """
WITH found AS MATERIALIZED (
    SELECT * FROM ({parts}) AS found ({names}) ORDER BY {order} LIMIT {most}
)
SELECT {columns}, {body}, {state} FROM found {shown} ORDER BY {order}
"""
_READ: Final = """
SELECT {body}, {state}
FROM unnest(%s::bigint[]) WITH ORDINALITY AS found (version, place) {shown}
ORDER BY place
"""


def fetch_page_of_then(
    narrowing: Narrowing,
    ordering: Ordering,
    cursor: Cursor | None,
    size: int,
    as_of: int,
    using: str,
) -> RecordPage:
    """One page in one query, or in two where what it depends on is another; `also` has the newest
    publication, and that again if anything that was public then may be withdrawn now."""
    values = {**narrowing.values, "as_of": as_of}
    if cursor:
        values |= dict(zip(ordering.columns, cursor.values, strict=True))
    name = (using, narrowing.filters, narrowing.form, *values.values(), ordering, cursor, size)
    kept = _KEPT.get(name)
    if kept is not None:
        records, state = _read_again(kept, values, using, of_words=bool(narrowing.words))
        if state[1:] == kept.state:
            return replace(kept.page, records=records, also=state[:2])
    found = find_statement(
        narrowing.filters,  # type: ignore[arg-type]  # a class is hashable
        narrowing.form,
        ordering,
        cursor.backwards if cursor else None,
        size,
        using,
    )
    planned_once = is_planned_once(narrowing.form)
    rows = read(using, *found.filled(values), prepared=planned_once)
    page = to_page(rows, ordering, cursor, size)  # its records are versions' numbers here
    if not rows:
        return page
    bodies = {row[0]: row[1 + len(ordering.columns)] for row in rows}
    _body, *state = page.also
    versions = array("q", map(int, page.records))
    _KEPT.put(name, FoundPage(replace(page, records=[], also=[]), versions, state[1:]))
    return replace(page, records=[bodies[each] for each in page.records], also=state[:2])


def _read_again(
    kept: FoundPage, values: Mapping[str, Any], using: str, *, of_words: bool
) -> tuple[list[bytes], Row]:
    versions = f"{{{','.join(map(str, kept.versions))}}}"
    made = _read_statement(using, of_words)
    return read_first(using, *made.filled({**values, "versions": versions}))


def is_planned_once(form: FilterForm) -> bool:
    return {name for name, _count in form} <= PLANNED_ONCE


@lru_cache(maxsize=1_000)
def find_statement(
    filters: Filters,
    form: FilterForm,
    ordering: Ordering,
    backwards: bool | None,
    size: int,
    using: str,
) -> Statement:
    """Of the page's claims, and one more: the version's number, the ordering's columns, the JSON,
    and what the page depends on. `backwards` is None without a cursor."""
    as_of = GivenUnseen("as_of") if is_planned_once(form) else Given("as_of")
    cursor = None
    if backwards is not None:
        cursor = Cursor(ordering.name, tuple(map(Given, ordering.columns)), backwards)
    places = branches(form) if form else [{}]
    parts = list(_parts(as_of, places, filters, ordering, cursor, size, using))
    # What matches two values is found by each.
    union = " UNION ALL " if len(places) == 1 else " UNION "
    sign = "DESC" if ordering.descending != bool(backwards) else "ASC"
    state, of_state = _state(as_of, using, of_words="q" in dict(form))
    names = ("version", *ordering.columns)
    made = _FIND.format(
        parts=union.join(f"({part})" for part, _given in parts),
        names=", ".join(names),
        columns=", ".join(f"found.{name}" for name in names),
        order=", ".join(f"found.{column} {sign}" for column in ordering.columns),
        most=size + 1,
        body=_BODY,
        state=", ".join(state),
        shown=_SHOWN,
    )
    return Statement(made, (*(each for _part, given in parts for each in given), *of_state))


def _parts(
    as_of: Number,
    places: Sequence[Mapping[str, Any]],
    filters: Filters,
    ordering: Ordering,
    cursor: Cursor | None,
    size: int,
    using: str,
) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """SQL, and its parameters, for as many of each table and each place as a page has."""
    for place in places:
        unchanged = narrow(unchanged_since(as_of, using), place, filters, of_then=True)
        changed = narrow(changed_since(as_of, using), place, filters, of_then=True)
        for query in (
            page_query(unchanged, ordering, cursor, size, "publication"),
            page_query(changed, ordering, cursor, size, "pk"),
        ):
            made, parameters = query.query.get_compiler(using).as_sql()
            yield made, tuple(parameters)


@lru_cache
def _read_statement(using: str, of_words: bool) -> Statement:
    state, parameters = _state(GivenUnseen("as_of"), using, of_words=of_words)
    made = _READ.format(body=_BODY, state=", ".join(_of_first(state)), shown=_SHOWN)
    return Statement(made, (*parameters, Given("versions")))


def _state(as_of: Number, using: str, *, of_words: bool) -> tuple[list[str], tuple[Any, ...]]:
    """SQL for the newest publication, and for all that a page of then depends on.

    Where nothing may be withdrawn that was public then, publications change nothing. Where all rows
    were made anew, the first has another key; after a restore from a backup numbers may stand for
    something else.
    """
    query = perhaps_withdrawn_since(as_of, using).values("pk").query
    withdrawn, parameters = query.get_compiler(using).as_sql()
    newest = NEWEST_STATE[0]
    state = [
        newest,
        f"CASE WHEN EXISTS ({withdrawn}) THEN {newest} END",
        LIFE,
        "(SELECT min(key) FROM claims_publicreference)",
    ]
    if of_words:
        return [*state, "(SELECT claims_as_meant(%s::tsquery)::text)"], (*parameters, Given("q"))
    return state, tuple(parameters)


def _of_first(columns: Sequence[str]) -> list[str]:
    """Told of one row, as it is the same for all."""
    return [f"CASE WHEN place = 1 THEN {column} END" for column in columns]
