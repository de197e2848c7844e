"""How many claims there are of each value that a list can be narrowed by.

What is kept (`claims/models/facets.py`) is read where it says the answer: where nothing, or one
value that many share, is chosen. Else the chosen claims are counted, up to a bound, so that no
combination costs more than another. Beyond the bound a count is "at least".
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db import connections
from django.db.models import QuerySet

from claims.models import PublicClaimFacets, PublicFacet, PublicFacetPair
from claims.publication.facet_values import BROAD
from claims.publication.filtering import Filtering
from claims.publication.search import newest_matches
from claims.vocabulary.workflow import CHECKED
from claims.words.filter_words import filter_word
from factcheck.site.choices import Chosen
from factcheck.site.reading import PUBLIC
from factcheck.site.recent import RecentlyUsed

MOST_COUNTED: Final = 10_000

# How many values of each are shown; the rest are on a page of their own.
SHOWN: Final = {
    "verdict": 12,
    "status": 5,
    "topic": 8,
    "speaker": 8,
    "party": 10,
    "source": 6,
    "year": 10,
    "kind": 10,
}
_MOST_SHOWN = max(SHOWN.values())

# How filters' words call the facets, all but `cited`.
_WORDS_OF: Final = {
    **{name: name for name in ("status", "topic", "speaker", "party", "kind")},
    "verdict": "rating",
    "source": "document",
    "year": "said",
}

FacetKeys = Mapping[tuple[str, str], int]

_OWN = PublicFacet._meta.db_table
_PAIRS = PublicFacetPair._meta.db_table
_CLAIMS = PublicClaimFacets._meta.db_table


@dataclass(frozen=True, slots=True)
class FacetCount:
    value: str
    count: int
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Counted:
    """`exact` is about the total. `facets` has the values of each facet, those of most first."""

    total: int
    exact: bool
    facets: Mapping[str, Sequence[FacetCount]]


# What was counted since the last publication, or renaming of a party: it can't have changed.
RECENT: Final[RecentlyUsed[Counted]] = RecentlyUsed(most=500)


def keys_of(chosen: Chosen) -> tuple[dict[tuple[str, str], int], dict[tuple[str, str], int]]:
    """One query, none where nothing is chosen: the numbers of the chosen values, and how many
    claims (or checks) each has. A value that no claim has is in neither."""
    wanted = [(name, value) for name, values in chosen.values.items() for value in values]
    if chosen.checks:
        wanted.append(("status", CHECKED))
    if not wanted:
        return {}, {}
    rows = PublicFacet.objects.using(PUBLIC).filter(
        name__in={name for name, _value in wanted}, value__in=[value for _name, value in wanted]
    )
    column = "checked" if chosen.checks else "claims"
    found = {(n, v): (k, c) for n, v, k, c in rows.values_list("name", "value", "key", column)}
    found = {each: found[each] for each in wanted if each in found}
    return {e: key for e, (key, _n) in found.items()}, {e: n for e, (_key, n) in found.items()}


def chosen_claims(
    chosen: Chosen, keys: FacetKeys, *, but: str = ""
) -> QuerySet[PublicClaimFacets] | None:
    """The claims with the chosen values, without regard to those of one facet. None where a facet
    is chosen of which no claim has any of the values."""
    all_of, any_of = _conditions(chosen, keys, but)
    if any(not each for each in any_of):
        return None
    rows = PublicClaimFacets.objects.using(PUBLIC).all()
    if all_of:
        rows = rows.filter(keys__contains=sorted(all_of))
    for each in any_of:
        rows = rows.filter(keys__overlap=sorted(each))
    return rows


def filtering_of(chosen: Chosen, *, but: str = "") -> Filtering | None:
    """The same, as searches are narrowed. None where no filter's word says what is chosen."""
    values = {name: found for name, found in chosen.values.items() if name != but}
    if not values.keys() <= _WORDS_OF.keys():
        return None
    any_of = [
        tuple(filter_word(_WORDS_OF[name], value) for value in found)
        for name, found in values.items()
    ]
    if chosen.checks:
        any_of.append((filter_word("status", CHECKED),))
    return Filtering(tuple(any_of))


def _conditions(chosen: Chosen, keys: FacetKeys, but: str) -> tuple[list[int], list[list[int]]]:
    """Numbers that a claim has all of, and sets of which it has at least one."""
    all_of, any_of = [], []
    for name, values in chosen.values.items():
        if name == but:
            continue
        numbers = [keys[name, value] for value in values if (name, value) in keys]
        if len(numbers) == 1:
            all_of += numbers
        else:
            any_of.append(numbers)
    if chosen.checks:
        checked = keys.get(("status", CHECKED))
        if checked is None:
            any_of.append([])
        else:
            all_of.append(checked)
    return all_of, any_of


def counted(
    chosen: Chosen, keys: FacetKeys, own: Mapping[tuple[str, str], int], state: object
) -> Counted:
    """`state` is that of what is published: it is another when anything has been. At most two
    queries, and one more for each facet of which something is chosen."""
    what = (state, chosen.list_name, chosen.q, tuple(sorted(chosen.values.items())))
    found = RECENT.get(what)
    if found is None:
        found = _counted(chosen, keys, own)
        RECENT.put(what, found)
    return found


def _counted(chosen: Chosen, keys: FacetKeys, own: Mapping[tuple[str, str], int]) -> Counted:
    wanted = {name: SHOWN[name] for name in chosen.facets}
    if not chosen.q and not chosen.values:
        return _all(chosen, wanted, own)
    if not chosen.q and (alone := _alone(chosen)):
        return _within(chosen, wanted, alone, keys, own)
    total, exact, facets = _look(chosen, keys, wanted)
    for name in chosen.values:
        if name in wanted:
            facets[name] = _look(chosen, keys, {name: wanted[name]}, but=name)[2].get(name, ())
    if not chosen.q and len(chosen.values) == 1:
        (name, values), *_ = chosen.values.items()
        if len(values) == 1:  # of which it is kept how many there are
            total, exact = own.get((name, values[0]), 0), True
    return Counted(total, exact, facets)


def _alone(chosen: Chosen) -> tuple[str, str] | None:
    """The one value that is chosen, where counts within it are kept."""
    if len(chosen.values) != 1:
        return None
    ((name, values),) = chosen.values.items()
    return (name, values[0]) if name in BROAD and len(values) == 1 else None


def kept_counts(
    wanted: Mapping[str, int], column: str = "claims"
) -> dict[str, Sequence[FacetCount]]:
    """One query: of each facet so many values, those of most claims (or `checked` ones) first."""
    rows = _rows(
        f"""
        SELECT name, value, {column} FROM unnest(%s::text[], %s::int[]) AS wanted (facet, most),
        LATERAL (
            SELECT name, value, {column} FROM {_OWN} WHERE name = facet AND {column} > 0
            ORDER BY {column} DESC, value LIMIT most
        ) AS found
        """,  # noqa: S608  # names of tables and columns
        [list(wanted), list(wanted.values())],
    )
    return _grouped(rows)


def _all(chosen: Chosen, wanted: Mapping[str, int], own: Mapping[tuple[str, str], int]) -> Counted:
    facets = kept_counts(wanted, "checked" if chosen.checks else "claims")
    if chosen.checks:
        total = own.get(("status", CHECKED), 0)
    else:
        total = sum(each.count for each in facets.get("status", ()))
    return Counted(total, True, facets)


def _within(
    chosen: Chosen,
    wanted: Mapping[str, int],
    alone: tuple[str, str],
    keys: FacetKeys,
    own: Mapping[tuple[str, str], int],
) -> Counted:
    """Within one value, as kept; of its own facet, what there is beside it."""
    facets = dict(_all(chosen, {alone[0]: wanted.get(alone[0], 0)}, own).facets)
    column = "checked" if chosen.checks else "claims"
    others = {name: most for name, most in wanted.items() if name != alone[0]}
    rows = _rows(
        f"""
        SELECT {_OWN}.name, value, found.{column}
        FROM unnest(%s::text[], %s::int[]) AS wanted (facet, most),
        LATERAL (
            SELECT facet_id, {column} FROM {_PAIRS}
            WHERE within_id = %s AND name = facet AND {column} > 0
            ORDER BY {column} DESC LIMIT most
        ) AS found JOIN {_OWN} ON key = facet_id
        """,  # noqa: S608
        [list(others), list(others.values()), keys.get(alone)],
    )
    return Counted(own.get(alone, 0), True, facets | _grouped(rows))


def _look(
    chosen: Chosen, keys: FacetKeys, wanted: Mapping[str, int], *, but: str = ""
) -> tuple[int, bool, dict[str, Sequence[FacetCount]]]:
    """Count the chosen claims up to the bound: how many, whether that is all, and their values."""
    rows = chosen_claims(chosen, keys, but=but)
    if rows is None:
        return 0, True, {}
    filtering = filtering_of(chosen, but=but) if chosen.q else None
    if filtering is not None:
        rows = PublicClaimFacets.objects.using(PUBLIC).all()
    some, parameters = rows.values("keys").query.get_compiler(PUBLIC).as_sql()
    hits: Sequence[Any] = ()
    if chosen.q:
        found, hits = newest_matches(chosen.q, PUBLIC, filtering=filtering, most=MOST_COUNTED + 1)
        found = f"SELECT claim_id FROM {found}"  # noqa: S608  # ours
        where = " AND " if " WHERE " in some else " WHERE "
        some = f"{some}{where}{_CLAIMS}.claim_id IN ({found})"
    chosen_keys = [
        keys[name, v] for name, vs in chosen.values.items() for v in vs if (name, v) in keys
    ]
    answer = _rows(
        f"""
        WITH matched AS MATERIALIZED ({some} LIMIT {MOST_COUNTED + 1}),
        facets AS MATERIALIZED (SELECT key, name, value FROM {_OWN} WHERE name = ANY (%s)),
        counted AS (
            SELECT key, count(*) AS n FROM (SELECT unnest(keys) AS key FROM matched) AS each
            GROUP BY key
        ),
        ranked AS (
            SELECT key, name, value, n,
                   row_number() OVER (PARTITION BY name ORDER BY n DESC, value) AS place
            FROM counted JOIN facets USING (key)
        )
        SELECT '' AS name, '' AS value, count(*) AS n, 0 AS place FROM matched
        UNION ALL
        SELECT name, value, n, place FROM ranked WHERE place <= {_MOST_SHOWN} OR key = ANY (%s)
        ORDER BY name, place
        """,  # noqa: S608  # Django's own SQL and names of tables
        [*parameters, *hits, list(wanted), chosen_keys],
    )
    total = int(answer[0][2])
    exact = total <= MOST_COUNTED
    found_values: dict[str, list[FacetCount]] = {}
    for name, value, n, place in answer[1:]:
        if place <= wanted[name] or chosen.has(name, value):
            found_values.setdefault(name, []).append(FacetCount(value, int(n), exact))
    return min(total, MOST_COUNTED), exact, dict(found_values)


def _rows(statement: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connections[PUBLIC].cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall())


def _grouped(rows: Collection[tuple[Any, ...]]) -> dict[str, Sequence[FacetCount]]:
    found: dict[str, list[FacetCount]] = {}
    for name, value, n in rows:
        found.setdefault(name, []).append(FacetCount(value, int(n)))
    return {
        name: sorted(counts, key=lambda each: (-each.count, each.value))
        for name, counts in found.items()
    }
