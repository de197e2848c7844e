"""Writing what public claims can be narrowed by, and keeping the counts of it.

As in `counting.py`: what a claim had before is taken from the counts, what it has now is added, so
that publishing one claim costs the same among a hundred and among a million. Whoever writes here
holds the publications' lock (`claims/publication/locking.py`).
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import connections, router

from claims.models import PublicClaimFacets, PublicFacet, PublicFacetBits, PublicFacetPair
from claims.publication.copying import array_text, copy_values, delete_those_of
from claims.publication.facet_values import (
    ALONE,
    BROAD,
    STATUS_CHECKED,
    FacetValue,
    RecordFacets,
    facets_of,
    values_of,
)
from claims.publication.handing_over import execute_in_turn
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
        self.checked = checked
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
        checked = [keys for keys in claims if self.checked in keys]
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


class FacetsWriter:
    """The facets of the claims of one act, batch by batch; counted once, in the end.

    Whoever writes all claims anew counts them by themselves: `count_facets`.
    """

    def __init__(self) -> None:
        self._keys: dict[FacetValue, int] = {}
        self._names: dict[int, str] = {}
        self._changes = FacetChanges(self._names, _key_of(STATUS_CHECKED))
        self._before: list[list[int]] = []

    def know(self, records: Iterable[Json], gone: Sequence[int]) -> None:
        """All that has to be asked beforehand of the records, which need not be finished yet, and
        of the claims, by first publication, whose facets are to go."""
        values = {value for record in records for value in values_of(record)}
        if new := values.difference(self._keys):
            self._keys |= _keys(new)
            self._names |= {self._keys[value]: value[0] for value in new}
            self._changes.checked = self._keys.get(STATUS_CHECKED, self._changes.checked)
        rows = PublicClaimFacets.objects.filter(AnyOf("claim", gone)) if gone else None
        self._before = [] if rows is None else list(rows.values_list("keys", flat=True))
        if others := {key for old in self._before for key in old} - self._names.keys():
            named = PublicFacet.objects.filter(key__in=others).values_list("key", "name")
            self._names |= dict(named)

    def put(self, shown: Mapping[int, Json], gone: Sequence[int], *, counting: bool = True) -> None:
        """Of the public records that are `shown`, by first publication, which may have facets
        already only if they are among `gone`; both are known."""
        delete_those_of(PublicClaimFacets, "claim_id", gone)
        rows = [(claim, *_row(facets_of(record), self._keys)) for claim, record in shown.items()]
        columns = ("claim_id", "keys", "said", "checked_on", "check_digest")
        copied = [(claim, array_text(keys), *rest) for claim, keys, *rest in rows]
        copy_values(PublicClaimFacets, columns, copied)
        if counting:
            self._changes.fewer(self._before)
            self._changes.more([keys for _claim, keys, *_rest in rows])

    def count(self) -> None:
        """Whoever writes here holds the publications' lock (`claims/publication/locking.py`)."""
        _write(self._changes, self._names)
        self._changes = FacetChanges(self._names, self._changes.checked)


def write_facets(shown: Mapping[int, Json]) -> None:
    """Of public records that have none yet, and are counted later."""
    facets = FacetsWriter()
    facets.know(shown.values(), ())
    facets.put(shown, (), counting=False)


def count_facets() -> None:
    """Of all claims, after they were written without counting."""
    checked = _key_of(STATUS_CHECKED) or 0
    with connections[router.db_for_write(PublicFacet)].cursor() as cursor:
        cursor.execute(f"DELETE FROM {_PAIRS}")  # noqa: S608
        cursor.execute(_COUNT, [checked])
        cursor.execute(_COUNT_PAIRS, [checked, sorted(BROAD), ALONE])


def _row(
    facets: RecordFacets, keys: Mapping[FacetValue, int]
) -> tuple[list[int], date, date | None, str]:
    own = sorted(keys[value] for value in facets.values)
    return own, facets.said, facets.checked_on, facets.check_digest


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
    execute_in_turn(
        connections[router.db_for_write(PublicFacet)],
        _ADD,
        [own, [changes.claims[key] for key in own], [changes.of_checked[key] for key in own]],
    )
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
