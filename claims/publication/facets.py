"""Writing what public claims can be narrowed by, and keeping the counts of it.

As in `counting.py`: what a claim had before is taken from the counts, what it has now is added, so
that publishing one claim costs the same among a hundred and among a million. Whoever writes here
holds the publications' lock (`claims/publication/locking.py`).
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from django.db import connections, router

from claims.models import PublicClaimFacets, PublicFacet, PublicFacetBits, PublicFacetPair
from claims.publication.copying import copy_rows, entered_together
from claims.publication.facet_values import (
    ALONE,
    BROAD,
    STATUS_CHECKED,
    FacetValue,
    RecordFacets,
    facets_of,
)
from claims.publication.kept_counts import CountTable, count_each, count_pairs
from claims.publication.shapes import Json
from corpus.any_of import AnyOf

_OWN = PublicFacet._meta.db_table
_PAIRS = PublicFacetPair._meta.db_table
_CLAIMS = PublicClaimFacets._meta.db_table

_ADD = f"""
UPDATE {_OWN} SET claims = {_OWN}.claims + more.claims, checked = {_OWN}.checked + more.checked
FROM unnest(%s::int[], %s::int[], %s::int[]) AS more (key, claims, checked)
WHERE {_OWN}.key = more.key
"""  # noqa: S608  # table names; values are parameters
_PAIR_COUNTS = CountTable(
    PublicFacetPair,
    {"within_id": "integer", "facet_id": "integer"},
    ("claims", "checked"),
    {"name": "text"},
)

_COUNT = f"""
UPDATE {_OWN} SET claims = counted.claims, checked = counted.checked
FROM (
    SELECT key, count(*) AS claims, count(*) FILTER (WHERE is_checked) AS checked
    FROM (SELECT unnest(keys) AS key, keys @> ARRAY[%s::int] AS is_checked FROM {_CLAIMS}) AS each
    GROUP BY key
) AS counted
WHERE {_OWN}.key = counted.key
"""  # noqa: S608
_COUNT_PAIRS = f"""
INSERT INTO {_PAIRS} (within_id, name, facet_id, claims, checked)
SELECT broad.key, other.name, other.key, count(*), count(*) FILTER (WHERE is_checked)
FROM (SELECT keys, keys @> ARRAY[%s::int] AS is_checked FROM {_CLAIMS}) AS claims
CROSS JOIN LATERAL unnest(keys) AS within (key)
JOIN {_OWN} AS broad ON broad.key = within.key AND broad.name = ANY (%s)
CROSS JOIN LATERAL unnest(keys) AS facet (key)
JOIN {_OWN} AS other ON other.key = facet.key
    AND other.name <> broad.name AND other.name <> %s
GROUP BY broad.key, other.name, other.key
"""  # noqa: S608


class FacetChanges:
    """How many claims more or fewer each value has, alone and within another; all of them, and
    those that are checked."""

    def __init__(self, names: Mapping[int, str], checked: int | None) -> None:
        """`names` are those of the facets, by key; `checked` is the key of being checked."""
        self._names = names
        self._checked = checked
        self.claims: Counter[int] = Counter()
        self.of_checked: Counter[int] = Counter()
        self.pairs: Counter[tuple[int, int]] = Counter()
        self.pairs_of_checked: Counter[tuple[int, int]] = Counter()

    def more(self, claims: Sequence[Sequence[int]]) -> None:
        """Claims that have these values now."""
        for counter, counted in self._counted(claims):
            counter.update(counted)

    def fewer(self, claims: Sequence[Sequence[int]]) -> None:
        """Claims that had these values before."""
        for counter, counted in self._counted(claims):
            counter.subtract(counted)

    def _counted(
        self, claims: Sequence[Sequence[int]]
    ) -> Iterator[tuple["Counter[Any]", "Counter[Any]"]]:
        checked = [keys for keys in claims if self._checked in keys]
        for counted, alone, pairs in (
            (claims, self.claims, self.pairs),
            (checked, self.of_checked, self.pairs_of_checked),
        ):
            yield alone, count_each(counted)
            columns = self._columns(counted)
            for within in BROAD & columns.keys():
                for name in columns.keys() - {within, ALONE}:
                    yield pairs, count_pairs(columns[within], columns[name])

    def _columns(self, claims: Sequence[Sequence[int]]) -> dict[str, list[list[int]]]:
        """By facet, the values of each claim."""
        names = self._names
        columns: dict[str, list[list[int]]] = {}
        for at, keys in enumerate(claims):
            for key in keys:
                column = columns.get(names[key])
                if column is None:
                    column = columns[names[key]] = [[] for _claim in claims]
                column[at].append(key)
        return columns


def write_facets(
    shown: Mapping[int, Json], gone: Sequence[int] = (), *, counting: bool = True
) -> None:
    """Of the public records that are `shown`, by first publication, which may have facets already
    only if they are among `gone`: the claims whose facets are to go.

    Whoever writes all claims anew counts them once, in the end: `count_facets`.
    """
    before: list[list[int]] = []
    if gone:
        rows = PublicClaimFacets.objects.filter(AnyOf("claim", gone))
        before = list(rows.values_list("keys", flat=True))
        rows.delete()
    found = {claim: facets_of(record) for claim, record in shown.items()}
    keys = _keys({value for each in found.values() for value in each.values})
    now = [_row(claim, each, keys) for claim, each in found.items()]
    with entered_together(PublicClaimFacets, "public_facets_keys"):
        copy_rows(now)
    if not counting:
        return
    names = {key: name for (name, _value), key in keys.items()}
    others = {key for old in before for key in old} - names.keys()
    if others:
        names |= dict(PublicFacet.objects.filter(key__in=others).values_list("key", "name"))
    changes = FacetChanges(names, _key_of(STATUS_CHECKED))
    changes.fewer(before)
    changes.more([row.keys for row in now])
    _write(changes, names)


def count_facets() -> None:
    """Of all claims, after they were written without counting."""
    checked = _key_of(STATUS_CHECKED) or 0
    with connections[router.db_for_write(PublicFacet)].cursor() as cursor:
        cursor.execute(f"DELETE FROM {_PAIRS}")  # noqa: S608
        cursor.execute(_COUNT, [checked])
        cursor.execute(_COUNT_PAIRS, [checked, sorted(BROAD), ALONE])


def _row(claim: int, facets: RecordFacets, keys: Mapping[FacetValue, int]) -> PublicClaimFacets:
    return PublicClaimFacets(
        claim_id=claim,
        keys=sorted(keys[value] for value in facets.values),
        said=facets.said,
        checked_on=facets.checked_on,
        check_digest=facets.check_digest,
    )


def _keys(values: Collection[FacetValue]) -> dict[FacetValue, int]:
    """The numbers of these values; new ones get theirs."""
    wanted = [value for _name, value in values]
    rows = PublicFacet.objects.filter(value__in=wanted)
    known = {(name, value): key for key, name, value in rows.values_list("key", "name", "value")}
    new = [PublicFacet(name=name, value=value) for name, value in sorted(values - known.keys())]
    PublicFacet.objects.bulk_create(new)
    return known | {(each.name, each.value): each.key for each in new}


def _key_of(value: FacetValue) -> int | None:
    rows = PublicFacet.objects.filter(name=value[0], value=value[1])
    return rows.values_list("key", flat=True).first()


def _write(changes: FacetChanges, names: Mapping[int, str]) -> None:
    own = [key for key, step in changes.claims.items() if step or changes.of_checked[key]]
    with connections[router.db_for_write(PublicFacet)].cursor() as cursor:
        counted = [changes.claims[key] for key in own]
        cursor.execute(_ADD, [own, counted, [changes.of_checked[key] for key in own]])
    _PAIR_COUNTS.add(
        (*pair, names[pair[1]], step, changes.pairs_of_checked[pair])
        for pair, step in changes.pairs.items()
        if step or changes.pairs_of_checked[pair]
    )
    fewer = [key for key in own if changes.claims[key] < 0]
    if fewer:
        PublicFacet.objects.filter(key__in=fewer, claims=0).delete()


def forget_facets() -> None:
    """Before all public rows are made anew."""
    with connections[router.db_for_write(PublicFacet)].cursor() as cursor:
        # The bits first: whatever is wrong with them, what keeps them finds none.
        for model in (PublicFacetBits, PublicClaimFacets, PublicFacetPair, PublicFacet):
            cursor.execute(f"DELETE FROM {model._meta.db_table}")  # noqa: S608
