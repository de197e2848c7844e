"""`as_of=`: lists, counts and downloads as they were when a publication number was the newest.

Such an address is a permanent link to a result. What has been withdrawn since is named, without its
words; that is all that ever changes in the answer.
"""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import QuerySet
from django.http import QueryDict
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter

from claims.publication.past import (
    changed_since,
    perhaps_withdrawn_since,
    unchanged_since,
    withdrawn_since,
)
from factcheck.api.conditional import NEWEST_STATE, current_state
from factcheck.api.errors import BadParameters
from factcheck.api.filters import Narrowed
from factcheck.api.narrowing import FilterForm, Filters, Narrowing, branches, narrow
from factcheck.api.pagination import Cursor, Ordering, RecordPage, page_query
from factcheck.api.reading import read
from factcheck.api.replicas import behind, is_behind
from factcheck.api.search import RELEVANCE
from factcheck.api.statements import Given, GivenUnseen, Statement

AS_OF = OpenApiParameter(
    "as_of",
    {"type": "integer", "minimum": 0},
    description=(
        "As it was when this publication number was the newest: a permanent link to a result. What "
        "has been withdrawn since is named, without its words."
    ),
)
WORDS = OpenApiParameter(
    "words",
    OpenApiTypes.STR,
    description=(
        "With `as_of` and `q`: the rules by which words were found when the link was made. The "
        "answer says whether they are today's."
    ),
)
# With a download that is asked for as of an earlier number: how many claims are not in it, for
# they have been withdrawn since.
WITHDRAWN_HEADER = "Withdrawn-Since"

# So many of them are named in an answer, the latest first.
MOST_NAMED = 100


def asked_as_of(parameters: QueryDict) -> int | None:
    """Raises BadParameters."""
    text = parameters.get("as_of", "")
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) <= 18:
        return int(text)
    raise BadParameters({"as_of": ["Say a publication number, such as an answer has it."]})


def check_as_of(asked: int, newest: int, using: str) -> None:
    """Raise BadParameters for a number that has not been given yet: the answer would change. On a
    replica ReplicaBehind: it may only not know of it yet."""
    if asked > newest:
        if is_behind(using, asked):
            raise behind(using, "as_of", asked)
        raise BadParameters({"as_of": [f"The newest publication number is {newest}."]})


def newest_publication(using: str) -> int:
    state = current_state(using)
    return state.publication if state else 0


def page_statement_values(
    narrowing: Narrowing, ordering: Ordering, cursor: Cursor | None, as_of: int
) -> Mapping[str, Any]:
    values = {**narrowing.values, "as_of": as_of}
    if cursor:
        values |= dict(zip(ordering.columns, cursor.values, strict=True))
    return values


@lru_cache(maxsize=1_000)
def page_then_statement(
    filters: Filters,
    form: FilterForm,
    ordering: Ordering,
    backwards: bool | None,
    size: int,
    using: str,
    planned_once: bool,
) -> Statement:
    """A page of the claims of then: as `claims._page_statement`, of two tables put together. What
    is `planned_once` is read so that it stays prepared."""
    as_of = GivenUnseen("as_of") if planned_once else Given("as_of")
    cursor = None
    if backwards is not None:
        cursor = Cursor(ordering.name, tuple(map(Given, ordering.columns)), backwards)
    places = branches(form) if form else []
    (unchanged, first), (changed, others) = (
        _part(unchanged_since(as_of, using), "body", places, filters, ordering, cursor, size),
        _part(
            changed_since(as_of, using),
            *("version__body", places, filters, ordering, cursor, size),
        ),
    )
    sign = "DESC" if ordering.descending != bool(backwards) else "ASC"
    order = ", ".join(f"{place} {sign}" for place, _ in enumerate(ordering.columns, start=2))
    names = ", ".join(("body", *ordering.columns))
    gone = perhaps_withdrawn_since(as_of, using).values("pk").query
    withdrawn, asked = gone.get_compiler(using).as_sql()
    # What else has to be known is asked in the same breath: usually there is no more to ask.
    return Statement(
        f"SELECT {names}, {NEWEST_STATE[0]}, EXISTS ({withdrawn})"  # noqa: S608  # ours
        f" FROM (({unchanged}) UNION ALL ({changed})) AS rows ({names})"
        f" ORDER BY {order} LIMIT {size + 1}",
        (*asked, *first, *others),
    )


def some_are_withdrawn(page: RecordPage, as_of: int, using: str) -> bool:
    """Whether anything that was public then may be withdrawn now; where it is not, nothing is.
    Raises BadParameters for a number that has not been given yet."""
    newest, withdrawn = page.also or (None, b"t")
    check_as_of(as_of, newest_publication(using) if newest is None else int(newest), using)
    return bool(withdrawn == b"t")


def _part(
    claims: QuerySet[Narrowed],
    column: str,
    places: Sequence[Mapping[str, Any]],
    filters: Filters,
    ordering: Ordering,
    cursor: Cursor | None,
    size: int,
) -> tuple[str, tuple[Any, ...]]:
    among = [narrow(claims, each, filters, of_then=True) for each in places]
    query = page_query(claims, ordering, cursor, size, column, among=among)
    made, parameters = query.query.get_compiler(claims.db).as_sql()
    return made, tuple(parameters)


NONE_WITHDRAWN = b'{"count": 0, "claims": []}'


def withdrawn_then(as_of: int, using: str) -> bytes:
    """`{"count": 2, "claims": […]}`: what was public then and is withdrawn now. Whether it would
    be among what is asked for can't be told: its words are gone."""
    claims = withdrawn_since(as_of, using).order_by("-publication")
    query = claims.values_list("body")[: MOST_NAMED + 1].query
    rows = read(using, *query.get_compiler(using).as_sql())
    count = claims.count() if len(rows) > MOST_NAMED else len(rows)
    return b'{"count": %d, "claims": [%b]}' % (count, b",".join(r[0] for r in rows[:MOST_NAMED]))


def words_then(parameters: QueryDict, version: str) -> bytes:
    """By which rules words are found today, and whether those are the ones of the link."""
    asked = parameters.get("words", "")
    said = {"rules": version, "asked_for": asked or None, "same": not asked or asked == version}
    return json.dumps(said, ensure_ascii=False).encode()


# Of an address, what says nothing of which claims there are, or is said anew.
_NOT_OF_RESULT = frozenset({"as_of", "cursor", "words", "highlight", "count"})


def permanent_address(
    path: str, parameters: QueryDict, publication: int, *, asked: str = "", rules: str = ""
) -> str:
    """Of this very result, from its beginning; found by words, `asked` are those that were looked
    for, by these `rules`."""
    kept: list[tuple[str, str]] = []
    for name, values in parameters.lists():
        # Which of many are ranked depends on what comes later.
        ranked = name == "ordering" and values[-1:] == [RELEVANCE.name]
        if name == "q" and asked:
            kept.append((name, asked))
        elif name not in _NOT_OF_RESULT and not ranked:
            kept += [(name, value) for value in values]
    kept.append(("as_of", str(publication)))
    if asked:
        kept.append(("words", rules))
    return f"{settings.PUBLIC_BASE_URL}{path}?{urlencode(kept)}"
