"""Counting the values of chosen claims, where no count of them is kept: in one statement, however
many sets of claims are looked at."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db import connections

from claims.models import PublicClaimFacets, PublicFacet
from claims.publication.filtering import Filtering
from claims.publication.search import newest_matches
from factcheck.site.reading import PUBLIC

# Of each facet so many values are counted, those of most claims.
MOST_VALUES: Final = 12

_FACETS = PublicFacet._meta.db_table
_CLAIMS = PublicClaimFacets._meta.db_table

# A facet, one of its values, the number of claims, and the place by that number, from 1.
ValueCount = tuple[str, str, int, int]


@dataclass(frozen=True, slots=True)
class FacetLook:
    """One set of claims, of which the values of these facets are counted; those with the numbers
    `besides`, however few have them. `condition` is SQL on the claims' facets; with `q`, only what
    is found by these words, narrowed by `filtering` where that says all of the condition. There are
    `at_most` so many claims, where that is known."""

    facets: Collection[str]
    condition: str
    parameters: Sequence[object]
    q: str
    filtering: Filtering | None
    besides: Collection[int]
    at_most: int | None = None


def look_at(looks: Iterable[FacetLook], most: int) -> list[tuple[int, list[ValueCount]]]:
    """One query, none for no looks: of each set, how many claims there are, at most one more than
    `most`, and the values of so many of them."""
    matched, counted = [], []
    parameters: list[Any] = []
    more: list[Any] = []
    for at, look in enumerate(looks):
        condition, its = _condition(look, most)
        matched.append(_MATCHED.format(at=at, condition=condition, most=most + 1))
        few = look.at_most is not None and look.at_most <= FEW_CLAIMS
        counted.append(_COUNTED.format(at=at, named=_EACH_NAMED if few else _NAMED))
        parameters += its
        more += [list(look.facets), list(look.besides)]
    if not matched:
        return []
    found: list[tuple[int, list[ValueCount]]] = [(0, []) for _look in matched]
    with connections[PUBLIC].cursor() as cursor:
        cursor.execute(
            f"WITH {', '.join(matched)} {' UNION ALL '.join(counted)} ORDER BY look, name, place",
            [*parameters, *more],
        )
        for at, name, value, n, place in cursor.fetchall():
            if place:
                found[at][1].append((name, value, n, place))
            else:
                found[at] = (n, [])
    return found


_MATCHED: Final = f"""
matched_{{at}} AS MATERIALIZED (SELECT keys FROM {_CLAIMS} WHERE {{condition}} LIMIT {{most}})
"""  # noqa: S608  # names of tables
# Of few claims each value is looked up by its number: all values there are, tens of thousands of
# speakers and sources, are else read to find the names of ten.
FEW_CLAIMS: Final = 500
_NAMED: Final = f"JOIN {_FACETS} USING (key)"
_EACH_NAMED: Final = f"""
CROSS JOIN LATERAL (
    SELECT name, value FROM {_FACETS} WHERE {_FACETS}.key = counted.key OFFSET 0
) AS its
"""  # noqa: S608
_COUNTED: Final = f"""
SELECT {{at}} AS look, '' AS name, '' AS value, count(*) AS n, 0 AS place FROM matched_{{at}}
UNION ALL
SELECT {{at}}, name, value, n, place
FROM (
    SELECT key, name, value, n,
           row_number() OVER (PARTITION BY name ORDER BY n DESC, value) AS place
    FROM (
        SELECT key, count(*) AS n FROM (SELECT unnest(keys) AS key FROM matched_{{at}}) AS each
        GROUP BY key
    ) AS counted {{named}}
    WHERE name = ANY (%s)
) AS ranked
WHERE place <= {MOST_VALUES} OR key = ANY (%s::int[])
"""  # noqa: S608


def _condition(look: FacetLook, most: int) -> tuple[str, list[Any]]:
    if not look.q:
        return look.condition, [*look.parameters]
    hits, parameters = newest_matches(look.q, PUBLIC, filtering=look.filtering, most=most + 1)
    found = f"claim_id IN (SELECT claim_id FROM {hits})"  # noqa: S608  # ours
    if look.filtering is None:
        return f"{look.condition} AND {found}", [*look.parameters, *parameters]
    return found, [*parameters]
