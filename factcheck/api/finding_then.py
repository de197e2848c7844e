"""SQL for pages of lists as of a publication number: what has not changed since and what has, each
looked for in its own table in the order of the list, and put together."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

from django.db.models import QuerySet

from claims.models import PublicClaim
from claims.publication.filtering import Filtering, all_clauses
from claims.publication.past import (
    Number,
    changed_since,
    perhaps_withdrawn_since,
    unchanged_since,
)
from claims.publication.search import KeysSearch
from corpus.any_of import AnyOf
from factcheck.api.conditional import LIFE, NEWEST_STATE
from factcheck.api.filters import PLANNED_ONCE, Narrowed
from factcheck.api.narrowing import FilterForm, Filters, all_places, branches, narrow
from factcheck.api.pagination import Cursor, Ordering, page_query
from factcheck.api.statements import Given, GivenUnseen, Statement, statement

# A claim's newest version stands beside the claim too, in rows that are quicker to read.
_BODY: Final = """
coalesce(shown.body, (SELECT body FROM claims_publicversion WHERE publication = found.version))
"""
_SHOWN: Final = "LEFT JOIN claims_publicclaim AS shown ON shown.publication = found.version"
_FIND: Final = """
WITH found AS MATERIALIZED (
    SELECT * FROM ({parts}) AS found ({names}) ORDER BY {order} LIMIT {most}
)
SELECT {columns}, {body}, {state} FROM (VALUES (1)) AS one LEFT JOIN found ON true {shown}
ORDER BY {order}
"""
# The versions among which a page of then is looked for without walking.
MOST_CHANGED: Final = 2_000
_FEW: Final = """claims_few_of_then(
    asked[1] && %s::tsquery, %s::bigint,
    CASE WHEN cardinality(keys) >= %s THEN keys[%s] ELSE 0 END, %s::bigint,
    %s::text, %s::numeric, %s::numeric, %s::integer
)::text"""
_READ: Final = """
SELECT {body}, {state}
FROM (VALUES (1)) AS one
    LEFT JOIN unnest(%s::bigint[]) WITH ORDINALITY AS found (version, place) ON true {shown}
ORDER BY place
"""


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
    and what the page depends on (`state_of_then`). `backwards` is None without a cursor. Where
    there are none, one row says that alone."""
    as_of = GivenUnseen("as_of") if is_planned_once(form) else Given("as_of")
    cursor = _cursor(ordering, backwards)
    unchanged = unchanged_since(as_of, using)
    among = [
        _part(narrow(unchanged, place, filters, of_then=True), ordering, cursor, size)
        for place in (branches(form) if form else [{}])
    ]
    changed = narrow(changed_since(as_of, using), all_places(form), filters, of_then=True)
    return _page_of(
        [_by_any(among, ordering, backwards, size), _part(changed, ordering, cursor, size)],
        ordering,
        backwards,
        size,
        state_of_then(as_of, using, of_words="q" in dict(form)),
    )


def newest_statement(search: KeysSearch, filtering: Filtering, most: int, using: str) -> Statement:
    """Of what matches now the `keys` that are `found`, at most so many; of what has changed since
    the versions that match then, from the claim on that is the last of these, where they are few;
    and what the page depends on."""
    state = _newest_state(using, bool(search.words[0]))
    unit, *amounts = filtering.bounds[-3:]
    return Statement(
        f"SELECT keys::text, {_FEW}, {state.sql} FROM {search.found}",  # noqa: S608  # ours
        (
            *(all_clauses(filtering.clauses), Given("as_of"), most, most, Given("highest")),
            *(unit, *amounts, MOST_CHANGED),
            *state.parameters,
            *search.parameters,
        ),
    )


@lru_cache
def _newest_state(using: str, of_words: bool) -> Statement:
    """What a page depends on, as columns."""
    state = state_of_then(GivenUnseen("as_of"), using, of_words=of_words)
    return Statement(", ".join(each.sql for each in state), _parameters(state))


@lru_cache(maxsize=1_000)
def find_among_statement(
    filters: Filters,
    form: FilterForm,
    ordering: Ordering,
    with_cursor: bool,
    of_few: bool,
    size: int,
    using: str,
) -> Statement:
    """As `find_statement`, of claims with the `keys`, where these have not changed, and of all that
    have since from the key `lowest` on; of a `few` versions, where it is known that no others
    match. One way for the newest first."""
    as_of = Given("as_of")
    cursor = _cursor(ordering, False if with_cursor else None)
    unchanged = unchanged_since(as_of, using).filter(AnyOf("first_publication", Given("keys")))
    changed = changed_since(as_of, using)
    if of_few:
        changed = changed.filter(AnyOf("version", Given("few")))
    else:
        changed = changed.filter(first_publication__gte=Given("lowest"))
    changed = narrow(changed, all_places(form), filters, of_then=True)
    return _page_of(
        [_part(unchanged, ordering, cursor, size), _part(changed, ordering, cursor, size)],
        ordering,
        None,
        size,
        state_of_then(as_of, using, of_words="q" in dict(form)),
    )


@lru_cache
def read_statement(using: str, of_words: bool) -> Statement:
    """Of the `versions` with these numbers, in this order: the JSON, and in the first row, which is
    there also without any, what the page depends on."""
    state = state_of_then(GivenUnseen("as_of"), using, of_words=of_words)
    told = ", ".join(f"CASE WHEN place > 1 THEN NULL ELSE {each.sql} END" for each in state)
    made = _READ.format(body=_BODY, state=told, shown=_SHOWN)
    parameters = [parameter for each in state for parameter in each.parameters]
    return Statement(made, (*parameters, Given("versions")))


def state_of_then(as_of: Number, using: str, *, of_words: bool) -> list[Statement]:
    """SQL for the newest publication, and for all that which claims a page of then has depends on.

    Where nothing may be withdrawn that was public then, publications change nothing. Where all rows
    were made anew, the first has another key; after a restore from a backup numbers may stand for
    something else.
    """
    newest = NEWEST_STATE[0]
    withdrawn = statement(perhaps_withdrawn_since(as_of, using).values("pk"))
    state = [
        Statement(newest, ()),
        Statement(f"CASE WHEN EXISTS ({withdrawn.sql}) THEN {newest} END", withdrawn.parameters),
        Statement(LIFE, ()),
        Statement("(SELECT min(key) FROM claims_publicreference)", ()),
    ]
    if of_words:
        state.append(Statement("(SELECT claims_as_meant(%s::tsquery)::text)", (Given("q"),)))
    return state


def _cursor(ordering: Ordering, backwards: bool | None) -> Cursor | None:
    if backwards is None:
        return None
    return Cursor(ordering.name, tuple(map(Given, ordering.columns)), backwards)


def _part(
    claims: QuerySet[Narrowed], ordering: Ordering, cursor: Cursor | None, size: int
) -> Statement:
    """As many of the claims as a page has: the version's number, and the ordering's columns."""
    number = "publication" if claims.model is PublicClaim else "pk"
    return statement(page_query(claims, ordering, cursor, size, number))


def _by_any(
    among: Sequence[Statement], ordering: Ordering, backwards: bool | None, size: int
) -> Statement:
    """What matches two values is found by each."""
    if len(among) == 1:
        return among[0]
    names = ", ".join(("version", *ordering.columns))
    found = " UNION ".join(f"({part.sql})" for part in among)
    return Statement(
        f"SELECT * FROM ({found}) AS found ({names})"  # noqa: S608  # Django's own SQL
        f" ORDER BY {_in_order(ordering, backwards)} LIMIT {size + 1}",
        _parameters(among),
    )


def _page_of(
    parts: Sequence[Statement],
    ordering: Ordering,
    backwards: bool | None,
    size: int,
    state: Sequence[Statement],
) -> Statement:
    """The first of all parts, and their records."""
    names = ("version", *ordering.columns)
    made = _FIND.format(
        parts=" UNION ALL ".join(f"({part.sql})" for part in parts),
        names=", ".join(names),
        columns=", ".join(f"found.{name}" for name in names),
        order=_in_order(ordering, backwards),
        most=size + 1,
        body=_BODY,
        state=", ".join(each.sql for each in state),
        shown=_SHOWN,
    )
    return Statement(made, _parameters([*parts, *state]))


def _in_order(ordering: Ordering, backwards: bool | None) -> str:
    sign = "DESC" if ordering.descending != bool(backwards) else "ASC"
    return ", ".join(f"found.{column} {sign}" for column in ordering.columns)


def _parameters(parts: Sequence[Statement]) -> tuple[Any, ...]:
    return tuple(parameter for part in parts for parameter in part.parameters)
